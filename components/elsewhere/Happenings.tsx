import { i18n } from '#i18n';
import { type CivilDate, civilDateAt } from '@/utils/domain/time';
import type { Answer } from '@/utils/sources/answer';
import { Day } from '../ui/Day';
import { Disclosure } from '../ui/Disclosure';
import { Icon, type IconName } from '../ui/Icon';
import { moneyText } from '../ui/money-text';
import { SourceLink } from '../ui/SourceLink';
import { Tag } from '../ui/Tag';
import styles from './elsewhere.module.css';

const { happenings, what, day } = styles;

export interface HappeningsProps {
  readonly answer: Answer;
  readonly isCovered: boolean;
}

/** So many are shown at once; the others for who asks. */
const FIRST = 4;

/** What is open at one account, and what happened there last. */
export function Happenings({ answer, isCovered }: HappeningsProps) {
  const all = happeningsIn(answer, isCovered);
  const rest = all.slice(FIRST);
  if (all.length === 0) return null;
  return (
    <>
      <List all={all.slice(0, FIRST)} />
      {rest.length > 0 && (
        <Disclosure isInner summary={i18n.t('panel.elsewhere.more', rest.length)}>
          <List all={rest} />
        </Disclosure>
      )}
    </>
  );
}

interface Happening {
  readonly key: string;
  readonly icon: IconName;
  readonly text: string;
  readonly on: CivilDate;
  readonly isOpen: boolean;
  readonly url?: string | undefined;
}

function List({ all }: { readonly all: readonly Happening[] }) {
  return (
    <ul class={happenings}>
      {all.map(({ key, icon, text, on, isOpen, url }) => (
        <li key={key}>
          <Icon name={icon} />
          <span class={what}>
            <SourceLink url={url}>{text}</SourceLink> {isOpen && <Tag tone="accent">{i18n.t('panel.elsewhere.isOpen')}</Tag>}
          </span>
          <span class={day}>
            <Day on={on} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What is open first, then what happened, the latest first. */
function happeningsIn({ interactions, opportunities }: Answer, isCovered: boolean): readonly Happening[] {
  const contacts = interactions.map(({ sourceKey, channel, summary, at, status, url }) => ({
    ...{ key: sourceKey, icon: ICONS[channel], text: summary, on: civilDateAt(at), isOpen: status === 'open', url },
  }));
  const deals = opportunities.map(({ sourceKey, title, minor, currency, stage, openedOn, closedOn, url }) => ({
    ...{ key: sourceKey, icon: 'company' as const, on: closedOn ?? openedOn, isOpen: stage === 'open', url },
    text: isCovered ? title : i18n.t('ui.details', [title, moneyText({ minor, currency })]),
  }));
  return [...contacts, ...deals].sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.on.localeCompare(a.on));
}

const ICONS = { mail: 'mail', ticket: 'ticket', call: 'phone', meeting: 'meeting', chat: 'chat', visit: 'visit', note: 'note' } as const;
