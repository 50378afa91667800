import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import { dayText } from '@/components/ui/Day';
import { Stated } from '@/components/ui/Stated';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import type { InTheirShoes as Figures, ShoesFigure, Waiting } from '@/utils/voice/in-their-shoes';
import styles from './InTheirShoes.module.css';
import { ShoesTrace } from './ShoesTrace';
import { spanText } from './span-text';
import type { Entry } from './time-line-entry';

const { figures: figuresClass, figure: figureClass, value: valueClass, act, unknown, note, missing: missingClass } = styles;

export interface InTheirShoesProps {
  readonly shoes: Figures;
  /** What waits, waits until then. */
  readonly at: Millis;
  /** The record of that id in words; undefined where it is not at hand. */
  readonly entryFor: (id: string) => Entry | undefined;
}

/** What it is like to be this customer: waiting, being passed on, asking again, being promised. */
export function InTheirShoes({ shoes, at, entryFor }: InTheirShoesProps) {
  const { waiting, contacts, handedTo, askedAgain, promises } = shoes;
  const lacking = [...new Set([waiting, contacts, handedTo, askedAgain, promises].flatMap(({ missing }) => missing))];
  return (
    <Card title={i18n.t('panel.shoes.title')}>
      <dl class={figuresClass}>
        <Figure name="waiting" figure={waiting} isAct={waiting.value !== null && waiting.value !== 'nobody'}>
          {waiting.value !== null && (waiting.value === 'nobody' ? i18n.t('panel.shoes.nobody') : spanText(at - waiting.value.since))}
        </Figure>
        <Figure name="contacts" figure={contacts}>
          {contacts.value}
        </Figure>
        <Figure name="handedTo" figure={handedTo}>
          {handedTo.value}
        </Figure>
        <Figure name="askedAgain" figure={askedAgain}>
          {askedAgain.value}
        </Figure>
        <Figure name="promises" figure={promises} isAct={promises.value !== null && promises.value.kept < promises.value.of}>
          {promises.value !== null && i18n.t('panel.shoes.keptOf', [promises.value.kept, promises.value.of])}
        </Figure>
      </dl>
      {waiting.value !== null && waiting.value !== 'nobody' && <p class={note}>{waitingInWords(waiting.value)}</p>}
      {lacking.length > 0 && (
        <ul class={missingClass}>
          {lacking.map((each) => (
            <li key={each}>{i18n.t(`panel.shoes.missing.${each}`)}</li>
          ))}
        </ul>
      )}
      <ShoesTrace shoes={shoes} entryFor={entryFor} />
    </Card>
  );
}

interface FigureProps {
  readonly name: keyof Figures;
  readonly figure: ShoesFigure<unknown>;
  /** Whether a person should act on it. */
  readonly isAct?: boolean;
  readonly children: ComponentChildren;
}

function Figure({ name, figure: { state }, isAct = false, children }: FigureProps) {
  return (
    <div class={figureClass}>
      <dt>{i18n.t(`panel.shoes.${name}`)}</dt>
      <dd class={`${valueClass} ${isAct ? act : ''} ${state === 'missing' ? unknown : ''}`}>
        {state === 'missing' ? (
          i18n.t('panel.shoes.unknown')
        ) : (
          <Stated state={state} why={state === 'estimated' ? i18n.t(`panel.shoes.how.${name}`) : undefined}>
            {children}
          </Stated>
        )}
      </dd>
    </div>
  );
}

function waitingInWords({ since, last, messages }: Waiting): string {
  const first = dayText(civilDateAt(since));
  return messages === 1
    ? i18n.t('panel.shoes.since', [first])
    : i18n.t('panel.shoes.sinceAgain', [first, messages, dayText(civilDateAt(last))]);
}
