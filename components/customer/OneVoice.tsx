import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { Icon } from '@/components/ui/Icon';
import { SourceLink } from '@/components/ui/SourceLink';
import type { Conflict } from '@/utils/voice/conflicts';
import type { OneVoice as Spoken } from '@/utils/voice/one-voice';
import { isOpen, type PromiseMade } from '@/utils/voice/promises';
import { partyInWords } from './conflict-words';
import styles from './OneVoice.module.css';
import { PromiseRow } from './PromiseRow';
import type { OnVoiceState } from './voice-actions';

const { conflicts: conflictsClass, conflict: conflictClass, rule: ruleClass, parties, details, promises: promisesClass, more } = styles;

/** Of what is settled, so many are shown at once. */
const SETTLED = 2;

export interface OneVoiceProps {
  readonly oneVoice: Spoken;
  /** Names of people of the customer's, by id: whom we promised something. */
  readonly nameOf: (id: string) => string | undefined;
  readonly onState?: OnVoiceState | undefined;
}

/** Whether we speak with one voice: where we do not, by the rule that says so, and what we promised. */
export function OneVoice({ oneVoice: { promises, conflicts }, nameOf, onState }: OneVoiceProps) {
  const isWhole = useSignal(false);
  // A promise overdue says so itself, in the list below.
  const others = conflicts.filter(({ rule }) => rule !== 'promiseOverdue');
  const open = promises.filter(isOpen);
  const settled = promises.filter((made) => !isOpen(made));
  const shown = [...open, ...(isWhole.value ? settled : settled.slice(0, SETTLED))];
  const hidden = promises.length - shown.length;
  return (
    <Card title={i18n.t('panel.voice.title')} right={summaryOf(conflicts, promises)}>
      {promises.length === 0 && others.length === 0 && <Empty example={i18n.t('panel.voice.example')}>{i18n.t('panel.voice.empty')}</Empty>}
      {others.length > 0 && (
        <ul class={conflictsClass}>
          {others.map((conflict) => (
            <ConflictRow key={`${conflict.rule} ${conflict.at}`} conflict={conflict} />
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <ul class={promisesClass} aria-label={i18n.t('panel.voice.promises')}>
          {shown.map((made) => (
            <PromiseRow key={made.promise.id} made={made} toName={nameOf(made.to)} onState={onState} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <p class={more}>
          <Button
            variant="link"
            onClick={() => {
              isWhole.value = true;
            }}
          >
            {i18n.t('panel.voice.more', hidden)}
          </Button>
        </p>
      )}
    </Card>
  );
}

function summaryOf(conflicts: readonly Conflict[], promises: readonly PromiseMade[]): string | undefined {
  if (conflicts.length > 0) return i18n.t('panel.voice.conflicts', conflicts.length);
  return promises.length > 0 ? i18n.t('panel.voice.clear') : undefined;
}

function ConflictRow({ conflict: { rule, parties: records } }: { readonly conflict: Conflict }) {
  return (
    <li class={conflictClass}>
      <p class={ruleClass}>
        <Icon name="warning" />
        {i18n.t(`panel.voice.rule.${rule}`)}
      </p>
      <ul class={parties}>
        {records.map(partyInWords).map(({ key, text, details: words, url, quote, place }) => (
          <li key={key}>
            <SourceLink url={url} quote={quote} place={place}>
              {text}
            </SourceLink>
            <span class={details}>{words}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
