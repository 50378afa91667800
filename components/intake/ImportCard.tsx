import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import type { Choices } from '@/utils/intake/choices';
import type { UpkeepProgress } from '@/utils/state/upkeep';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { AskDates } from './AskDates';
import { ChooseFile } from './ChooseFile';
import { Erased } from './Erased';
import styles from './intake.module.css';
import type { IntakeView } from './intake-view';
import { PlanTables } from './PlanTables';
import { Progress } from './Progress';
import { ReadAs } from './ReadAs';
import { Upkeep } from './Upkeep';
import { errorInWords, ratesInWords } from './words';

const { stack, actions, alert, lines, name } = styles;

export interface ImportCardProps {
  readonly view: IntakeView;
  /** What is being brought up to date since. */
  readonly upkeep?: UpkeepProgress | undefined;
  readonly onFile: (file: File) => void;
  /** Reads the file again, as the user says. */
  readonly onCorrect: (choices: Choices) => void;
  /** Reads it again, and takes in customers who were erased. */
  readonly onTakeErased: (choices: Choices) => void;
  readonly onImport: () => void;
  readonly onPause: (isPaused: boolean) => void;
  /** Leaves the file, or stops what is going on. */
  readonly onCancel: () => void;
  /** Gives the refused rows as a file. */
  readonly onSaveRefused: () => void;
}

/** Brings a file in: choose, correct how it is read, look at what it would do, import. */
export function ImportCard({ view, upkeep, onFile, onCorrect, onTakeErased, onImport, onPause, onCancel, onSaveRefused }: ImportCardProps) {
  const isWorking = view.state === 'working';
  return (
    <Card title={i18n.t('options.data.title')}>
      <div class={stack}>
        <ChooseFile
          label={i18n.t('options.data.choose')}
          hint={`${i18n.t('options.data.drop')} ${i18n.t('options.data.hint')}`}
          accept=".csv,.tsv,.txt,.vcf,.json,.jsonl,.ndjson,text/csv,text/vcard,application/json"
          isDisabled={isWorking}
          onFile={onFile}
        />
        <output class={lines}>
          <Outcome view={view} />
        </output>
        <Trouble view={view} />
        {view.state === 'working' && <Progress {...view} />}
        {upkeep && !isWorking && <Upkeep {...upkeep} />}
        {view.state === 'asking' && view.understanding.asksForDates && (
          <AskDates understanding={view.understanding} onOrder={(dates) => onCorrect({ ...view.understanding.choices, dates })} />
        )}
        {/* A new reading is a new form: what was said of the last one is in it already. */}
        {(view.state === 'checked' || view.state === 'asking') && (
          <ReadAs key={JSON.stringify(view.understanding.choices)} understanding={view.understanding} onCorrect={onCorrect} />
        )}
        {view.state === 'checked' && view.plan.erased > 0 && (
          <Erased rows={view.plan.erased} onTake={() => onTakeErased(view.understanding.choices)} />
        )}
        {view.state === 'checked' && <PlanTables fileName={view.fileName} plan={view.plan} onSaveRefused={onSaveRefused} />}
        {isGoingOn(view) && (
          <div class={actions}>
            {(view.state === 'checked' || view.state === 'rates') && (
              <Button variant="primary" isDisabled={view.state === 'checked' && isIdle(view.plan.counts)} onClick={onImport}>
                {i18n.t('options.data.import')}
              </Button>
            )}
            {view.state === 'working' && (
              <Button onClick={() => onPause(view.isPaused !== true)}>
                {i18n.t(view.isPaused ? 'options.data.goOn' : 'options.data.pause')}
              </Button>
            )}
            <Button onClick={onCancel}>{i18n.t('options.data.cancel')}</Button>
          </div>
        )}
      </div>
    </Card>
  );
}

/** What keeps a file from being imported. */
function Trouble({ view }: { readonly view: IntakeView }) {
  const error = view.state === 'failed' ? view.error : view.state === 'asking' ? view.understanding.problem : undefined;
  if (error === undefined || !('fileName' in view)) return null;
  return (
    <p role="alert" class={alert}>
      <span class={name}>{view.fileName}</span>: {errorInWords(error)}
    </p>
  );
}

/** What has come of the last file; read out when it changes. */
function Outcome({ view }: { readonly view: IntakeView }) {
  switch (view.state) {
    case 'done': {
      const { added, changed, unchanged, refused } = view.counts;
      const values = [view.fileName, countText(added), countText(changed), countText(unchanged), countText(refused)] as const;
      return <p>{i18n.t('options.data.imported', [...values])}</p>;
    }
    case 'rates':
      return <p>{ratesInWords(view.fileName, view.found, view.isKept)}</p>;
    case 'cancelled':
      return <p>{view.rows === 0 ? i18n.t('options.data.cancelled') : i18n.t('options.data.cancelledPartly', [countText(view.rows)])}</p>;
    case 'checked':
      return isIdle(view.plan.counts) ? <p>{i18n.t('options.data.nothingToDo')}</p> : null;
    default:
      return null;
  }
}

/** Whether there is something to leave or to stop. */
const isGoingOn = (view: IntakeView): boolean =>
  view.state === 'working' || view.state === 'asking' || view.state === 'checked' || (view.state === 'rates' && !view.isKept);

const isIdle = ({ added, changed }: { readonly added: number; readonly changed: number }): boolean => added + changed === 0;
