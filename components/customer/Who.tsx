import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Certainty } from '@/components/ui/Certainty';
import { Pill } from '@/components/ui/Pill';
import { initialsOf } from './initials';
import styles from './Who.module.css';

const { who, monogram, company, named, name: nameClass, place, match: matchClass, people: peopleClass, more: moreClass } = styles;

/** How we know who this is. */
export interface WhoMatch {
  /** In words, as "known address". */
  readonly sentence: string;
  readonly confidence: 'sure' | 'likely' | 'guess';
}

export interface WhoProps {
  readonly name: string;
  readonly kind: 'person' | 'company';
  readonly role?: string | undefined;
  readonly companyName?: string | undefined;
  readonly match?: WhoMatch;
  /** A small control at the right of the name. */
  readonly more?: ComponentChildren;
}

/** The customer's name, and how sure we are. */
export function Who({ name, kind, role, companyName, match, more }: WhoProps) {
  const where = role !== undefined && companyName !== undefined ? i18n.t('panel.who.roleAt', [role, companyName]) : (role ?? companyName);
  return (
    <div class={who}>
      <div class={`${monogram} ${kind === 'company' ? company : ''}`} aria-hidden="true">
        {initialsOf(name)}
      </div>
      <div class={named}>
        <h1 class={nameClass}>{name}</h1>
        {where !== undefined && <p class={place}>{where}</p>}
      </div>
      {more !== undefined && <div class={moreClass}>{more}</div>}
      {match && (
        <p class={matchClass}>
          <Certainty {...match} />
        </p>
      )}
    </div>
  );
}

/** A person of the open conversation. */
export interface PersonHere {
  readonly key: string;
  /** Short enough for a pill: a first name, or the part before the @. */
  readonly label: string;
  /** The whole name or address. */
  readonly title?: string;
}

export interface PeopleProps {
  readonly people: readonly PersonHere[];
  /** The key of the one shown. */
  readonly current: string | null;
  readonly onChoose: (key: string) => void;
}

/** Switches between the people of the conversation; nothing where there is no choice. */
export function People({ people, current, onChoose }: PeopleProps) {
  const isChoice = people.length > 1 || (people.length === 1 && people[0]?.key !== current);
  if (!isChoice) return null;
  return (
    <nav aria-label={i18n.t('panel.who.people')}>
      <ul class={peopleClass}>
        {people.map(({ key, label, title }) => (
          <li key={key}>
            <Pill isCurrent={key === current} {...(title === undefined ? {} : { title })} onClick={() => onChoose(key)}>
              {label}
            </Pill>
          </li>
        ))}
      </ul>
    </nav>
  );
}
