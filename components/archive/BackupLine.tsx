import { i18n } from '#i18n';
import type { CivilDate } from '@/utils/domain/time';
import { Button } from '../ui/Button';
import { dayText } from '../ui/Day';
import styles from './BackupLine.module.css';

export interface BackupLineProps {
  /** The day of the last backup. */
  readonly last: CivilDate | undefined;
  readonly onBackup: () => void;
  readonly onLater: () => void;
}

/** One line in the panel: what stands in this browser alone was not saved for a while. */
export function BackupLine({ last, onBackup, onLater }: BackupLineProps) {
  return (
    <output class={styles['line']}>
      {last === undefined ? i18n.t('panel.backup.never') : i18n.t('panel.backup.last', [dayText(last)])}{' '}
      <span class={styles['buttons']}>
        <Button variant="link" onClick={onBackup}>
          {i18n.t('panel.backup.now')}
        </Button>
        <Button variant="link" onClick={onLater}>
          {i18n.t('panel.backup.later')}
        </Button>
      </span>
    </output>
  );
}
