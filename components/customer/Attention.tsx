import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { writtenText } from '@/components/ui/hidden-figures';
import { Icon } from '@/components/ui/Icon';
import { SourceLink } from '@/components/ui/SourceLink';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import type { Voice } from '@/utils/domain/voice';
import type { OneVoice } from '@/utils/voice/one-voice';
import type { TimeLine } from '@/utils/voice/time-line';
import styles from './Attention.module.css';
import { partyInWords } from './conflict-words';
import type { OnVoiceState } from './voice-actions';

const { attention, sign } = styles;

export interface AttentionProps {
  readonly timeLine: TimeLine;
  readonly oneVoice: OneVoice;
  readonly onState?: OnVoiceState | undefined;
}

/** What a person should act on before all else: promises overdue and complaints still open, with what goes against them. Nothing where all is well. */
export function Attention({ timeLine, oneVoice, onState }: AttentionProps) {
  const { root, hadFocus } = useKeptFocus<HTMLDivElement>();
  const overdue = oneVoice.promises.flatMap(({ promise, state, daysLeft = 0 }) =>
    state === 'overdue' ? [{ voice: promise, title: i18n.t('panel.attention.overdue', -daysLeft), settled: 'kept' as const }] : [],
  );
  const complaints = timeLine.open.flatMap((item) =>
    item.kind === 'complaint' ? [{ voice: item.complaint, title: i18n.t('panel.attention.complaint'), settled: 'met' as const }] : [],
  );
  const signs = [...overdue, ...complaints];
  // Where the last sign goes, the focus stays.
  if (signs.length === 0 && !hadFocus) return null;
  return (
    <div ref={root} tabIndex={-1}>
      {signs.length > 0 && (
        <section aria-label={i18n.t('panel.attention.title')}>
          <ul class={attention}>
            {signs.map(({ voice, title, settled }) => (
              <li key={voice.id}>
                <span class={sign}>
                  <Icon name="warning" />
                </span>
                <span>
                  <strong>{i18n.t('ui.sentence', [title])}</strong>{' '}
                  <SourceLink url={voice.url} quote={voice.quote} place={voice.quotePlace}>
                    {writtenText(voice.text)}
                  </SourceLink>
                  <Against voice={voice} oneVoice={oneVoice} />
                  {onState !== undefined && (
                    <>
                      {' '}
                      <Button
                        variant="link"
                        label={i18n.t(`panel.attention.settle.${settled}`, [voice.text])}
                        onClick={() => onState(voice, settled)}
                      >
                        {i18n.t(`panel.attention.settled.${settled}`)}
                      </Button>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What we are about to sell to whom complains: the worst of all conflicts, said where the complaint is. */
function Against({ voice, oneVoice }: { readonly voice: Voice; readonly oneVoice: OneVoice }) {
  const upsell = oneVoice.conflicts.find(
    ({ rule, parties: [first] }) => rule === 'upsellDuringComplaint' && first?.kind === 'voice' && first.voice.id === voice.id,
  );
  const planned = upsell?.parties[1];
  return planned === undefined ? null : <>. {i18n.t('panel.attention.upsell', [partyInWords(planned).text])}</>;
}
