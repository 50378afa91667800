import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Locked } from '../ui/Locked';
import { lockOf } from '../ui/locks';
import styles from './archive.module.css';
import type { ArchiveView } from './archive-view';
import { Outcome } from './Outcome';
import { Working } from './Working';

const { stack, actions, quiet } = styles;

export interface ExportCardProps {
  readonly view: ArchiveView;
  /** Whether anything is going on, here or beside it. */
  readonly isBusy: boolean;
  readonly onExport: (format: 'csv' | 'json') => void;
  readonly onCancel: () => void;
}

/** Takes everything out, for spreadsheets or for programs. */
export function ExportCard({ view, isBusy, onExport, onCancel }: ExportCardProps) {
  const lock = lockOf('export');
  return (
    <Card title={i18n.t('options.archive.export.title')}>
      <div class={stack}>
        <p class={quiet}>{i18n.t('options.archive.export.hint')}</p>
        {lock !== undefined && <Locked by={lock} />}
        <div class={actions}>
          <Button isDisabled={isBusy || lock !== undefined} onClick={() => onExport('csv')}>
            {i18n.t('options.archive.export.csv')}
          </Button>
          <Button isDisabled={isBusy || lock !== undefined} onClick={() => onExport('json')}>
            {i18n.t('options.archive.export.json')}
          </Button>
        </div>
        <Outcome view={view} tasks={['export']} />
        {view.state === 'working' && view.task === 'export' && <Working view={view} onCancel={onCancel} />}
      </div>
    </Card>
  );
}
