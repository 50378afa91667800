import { i18n } from '#i18n';
import type { RestoreMode } from '@/utils/intake/backup/restore';
import { ChooseFile } from '../intake/ChooseFile';
import { Card } from '../ui/Card';
import { AskPassphrase } from './AskPassphrase';
import styles from './archive.module.css';
import type { ArchiveView } from './archive-view';
import { Found } from './Found';
import { Outcome } from './Outcome';
import { Working } from './Working';

const { stack } = styles;

export interface RestoreCardProps {
  readonly view: ArchiveView;
  /** Whether anything is going on, here or beside it. */
  readonly isBusy: boolean;
  readonly isInTeam: boolean;
  readonly onFile: (file: File) => void;
  /** Opens the same file with its passphrase. */
  readonly onPassphrase: (passphrase: string) => void;
  readonly onRestore: (mode: RestoreMode, takesErased: boolean) => void;
  /** Leaves the file, or stops reading it. */
  readonly onCancel: () => void;
}

/** Brings a backup in: choose, open, look at what is in it, restore. */
export function RestoreCard({ view, isBusy, isInTeam, onFile, onPassphrase, onRestore, onCancel }: RestoreCardProps) {
  return (
    <Card title={i18n.t('options.archive.restore.title')}>
      <div class={stack}>
        <ChooseFile
          label={i18n.t('options.archive.restore.choose')}
          hint={i18n.t('options.archive.restore.hint')}
          accept=".regard"
          isDisabled={isBusy}
          onFile={onFile}
        />
        <Outcome view={view} tasks={['read', 'restore']} />
        {view.state === 'asking' && (
          <AskPassphrase fileName={view.fileName} isWrong={view.isWrong} onOpen={onPassphrase} onCancel={onCancel} />
        )}
        {view.state === 'found' && (
          <Found
            fileName={view.fileName}
            contents={view.contents}
            isBusy={isBusy}
            isInTeam={isInTeam}
            onRestore={onRestore}
            onCancel={onCancel}
          />
        )}
        {view.state === 'working' && view.task === 'read' && <Working view={view} onCancel={onCancel} />}
        {view.state === 'working' && view.task === 'restore' && <Working view={view} />}
      </div>
    </Card>
  );
}
