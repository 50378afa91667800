import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Day } from '@/components/ui/Day';
import { writtenText } from '@/components/ui/hidden-figures';
import { SourceLink } from '@/components/ui/SourceLink';
import { civilDateAt } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import styles from './Said.module.css';

const { said, quote } = styles;

export interface SaidProps {
  readonly voice: Voice;
  /** What can be done to it. */
  readonly children?: ComponentChildren;
}

/** The customer's own words, when they were noted and by whom, and the way back to where they stand. */
export function Said({ voice, children }: SaidProps) {
  return (
    <>
      {voice.quote !== undefined && voice.quote !== voice.text && <q class={quote}>{writtenText(voice.quote)}</q>}
      <span class={said}>
        <Day on={civilDateAt(voice.at)} />
        {voice.author !== '' && `, ${voice.author}`}
        {voice.url !== undefined && (
          <>
            {', '}
            <SourceLink url={voice.url} quote={voice.quote} place={voice.quotePlace}>
              {i18n.t('panel.needs.source')}
            </SourceLink>
          </>
        )}
        <Settled voice={voice} />
        {children}
      </span>
    </>
  );
}

function Settled({ voice: { state, settledAt, settledBy } }: Pick<SaidProps, 'voice'>) {
  if (state === 'open' || settledAt === undefined) return null;
  return (
    <>
      {'; '}
      {i18n.t(`panel.voice.state.${state}`)} <Day on={civilDateAt(settledAt)} />
      {settledBy !== undefined && settledBy !== '' && `, ${settledBy}`}
    </>
  );
}
