import { BackupCard } from '@/components/archive/BackupCard';
import { EraseCard } from '@/components/archive/EraseCard';
import { ExportCard } from '@/components/archive/ExportCard';
import { RestoreCard } from '@/components/archive/RestoreCard';
import { RetentionCard } from '@/components/archive/RetentionCard';
import { eraseAll } from '@/utils/db/erase';
import { countExpired } from '@/utils/db/retention';
import type { Database } from '@/utils/db/schema';
import { keptSince, type Retention } from '@/utils/domain/retention';
import { type CivilDate, millisOf } from '@/utils/domain/time';
import { retention } from '@/utils/settings/retention';
import { setSetting } from '@/utils/settings/setting';
import { keepRetention } from '@/utils/state/retention';
import type { Archive } from './archive';

export interface ArchiveCardsProps {
  readonly db: Database;
  readonly archive: Archive;
  readonly isInTeam: boolean;
  readonly period: Retention;
  /** The day of the last backup. */
  readonly last: CivilDate | undefined;
  /** Another one where the settings are others now. */
  readonly edition: string;
  /** The settings were erased. */
  readonly onSettings: () => Promise<void>;
}

/** Takes data out, brings backups in, and erases. */
export function ArchiveCards({ db, archive, isInTeam, period, last, edition, onSettings }: ArchiveCardsProps) {
  const { out, back, isBusy, cancel } = archive;
  const taking = { view: out.value, isBusy: isBusy.value, onCancel: cancel };
  const now = () => millisOf(new Date());
  return (
    <>
      <ExportCard {...taking} onExport={archive.export} />
      <div id={BACKUP}>
        <BackupCard {...taking} last={last} onBackup={archive.backUp} />
      </div>
      <RestoreCard
        view={back.value}
        isBusy={isBusy.value}
        isInTeam={isInTeam}
        onFile={archive.read}
        onPassphrase={archive.open}
        onRestore={archive.restore}
        onCancel={cancel}
      />
      <RetentionCard
        key={edition}
        period={period}
        count={async (chosen) => {
          const since = keptSince(chosen, now());
          return since === undefined ? 0 : countExpired(db, since);
        }}
        onSave={async (chosen) => {
          await setSetting(db, retention, chosen);
          return keepRetention(db, now());
        }}
      />
      <EraseCard
        onErase={async (keepsSettings) => {
          await eraseAll(db, { keepsSettings });
          if (!keepsSettings) await onSettings();
        }}
        onBackup={() => {
          const card = document.getElementById(BACKUP);
          card?.scrollIntoView({ block: 'start' });
          card?.querySelector<HTMLButtonElement>('button[type=submit]')?.focus();
        }}
      />
    </>
  );
}

const BACKUP = 'backup';
