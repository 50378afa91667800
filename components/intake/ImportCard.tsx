import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { ChooseFile } from './ChooseFile';
import styles from './intake.module.css';
import type { IntakeView } from './intake-view';
import { PlanTables } from './PlanTables';
import { Progress } from './Progress';
import { countText, errorInWords } from './words';

const { stack, actions, alert, lines, name } = styles;

export interface ImportCardProps {
  readonly view: IntakeView;
  readonly onFile: (file: File) => void;
  readonly onImport: () => void;
  /** Leaves the file, or stops what is going on. */
  readonly onCancel: () => void;
}

/** Brings a CSV file in: choose, look at what it would do, import. */
export function ImportCard({ view, onFile, onImport, onCancel }: ImportCardProps) {
  const isWorking = view.state === 'working';
  return (
    <Card title={i18n.t('options.data.title')}>
      <div class={stack}>
        <ChooseFile isDisabled={isWorking} onFile={onFile} />
        <output class={lines}>
          <Outcome view={view} />
        </output>
        {view.state === 'failed' && (
          <p role="alert" class={alert}>
            <span class={name}>{view.fileName}</span>: {errorInWords(view.error)}
          </p>
        )}
        {view.state === 'working' && <Progress {...view} />}
        {view.state === 'checked' && <PlanTables fileName={view.fileName} plan={view.plan} />}
        {(view.state === 'checked' || isWorking) && (
          <div class={actions}>
            {view.state === 'checked' && (
              <Button variant="primary" isDisabled={isIdle(view.plan.counts)} onClick={onImport}>
                {i18n.t('options.data.import')}
              </Button>
            )}
            <Button onClick={onCancel}>{i18n.t('options.data.cancel')}</Button>
          </div>
        )}
      </div>
    </Card>
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
    case 'cancelled':
      return <p>{view.rows === 0 ? i18n.t('options.data.cancelled') : i18n.t('options.data.cancelledPartly', [countText(view.rows)])}</p>;
    case 'checked':
      return isIdle(view.plan.counts) ? <p>{i18n.t('options.data.nothingToDo')}</p> : null;
    default:
      return null;
  }
}

const isIdle = ({ added, changed }: { readonly added: number; readonly changed: number }): boolean => added + changed === 0;
