import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { dayText } from '@/components/ui/Day';
import { writtenText } from '@/components/ui/hidden-figures';
import { SourceLink } from '@/components/ui/SourceLink';
import { Tag, type TagProps } from '@/components/ui/Tag';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { civilDateAt } from '@/utils/domain/time';
import { detailsText } from '@/utils/i18n/list';
import { isOpen, type PromiseMade } from '@/utils/voice/promises';
import styles from './OneVoice.module.css';
import type { OnVoiceState } from './voice-actions';

const { promise: promiseClass, settled, details, acts } = styles;

const tones = {
  due: 'plain',
  overdue: 'loss',
  kept: 'gain',
  broken: 'loss',
  lapsed: 'plain',
} as const satisfies Record<PromiseMade['state'], TagProps['tone']>;

export interface PromiseRowProps {
  readonly made: PromiseMade;
  /** Whom it was promised, where that is one of several. */
  readonly toName: string | undefined;
  readonly onState: OnVoiceState | undefined;
}

/** One promise: what, who to whom, when it is due, and one press to say that it was kept or broken. */
export function PromiseRow({ made, toName, onState }: PromiseRowProps) {
  const { promise, state } = made;
  const { root } = useKeptFocus<HTMLDivElement>();
  return (
    <li class={isOpen(made) ? promiseClass : `${promiseClass} ${settled}`}>
      <div>
        <SourceLink url={promise.url} quote={promise.quote} place={promise.quotePlace}>
          {writtenText(promise.text)}
        </SourceLink>{' '}
        <Tag tone={tones[state]}>{stateInWords(made)}</Tag>
        <p class={details}>{detailsText(detailsOf(made, toName))}</p>
      </div>
      {onState !== undefined && (
        <div ref={root} class={acts}>
          {isOpen(made) ? (
            <>
              <Button variant="link" label={i18n.t('panel.voice.keep', [promise.text])} onClick={() => onState(promise, 'kept')}>
                {i18n.t('panel.voice.kept')}
              </Button>
              <Button variant="link" label={i18n.t('panel.voice.break', [promise.text])} onClick={() => onState(promise, 'broken')}>
                {i18n.t('panel.voice.broken')}
              </Button>
            </>
          ) : (
            <Button variant="link" label={i18n.t('panel.voice.reopen', [promise.text])} onClick={() => onState(promise, 'open')}>
              {i18n.t('panel.voice.reopenShort')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function stateInWords({ state, daysLeft }: PromiseMade): string {
  if (state === 'overdue') return i18n.t('panel.voice.overdue', -(daysLeft ?? 0));
  if (state !== 'due') return i18n.t(`panel.voice.state.${state}`);
  return daysLeft === undefined ? i18n.t('panel.voice.noDay') : i18n.t('panel.voice.dueIn', daysLeft);
}

function detailsOf({ promise, by, state }: PromiseMade, toName: string | undefined): readonly string[] {
  const { at, dueOn, settledAt, settledBy } = promise;
  const noted = dayText(civilDateAt(at));
  const who = toName === undefined ? by : i18n.t('panel.voice.byTo', [by, toName]);
  const due = dueOn === undefined ? [] : [i18n.t('panel.voice.dueOn', [dayText(dueOn)])];
  const word = state === 'due' || state === 'overdue' ? undefined : i18n.t(`panel.voice.state.${state}`);
  const settledWords =
    settledAt === undefined || word === undefined ? [] : [`${word} ${dayText(civilDateAt(settledAt))} ${settledBy ?? ''}`.trim()];
  return [...(who === '' ? [] : [who]), noted, ...due, ...settledWords];
}
