import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { BackupLine } from '@/components/archive/BackupLine';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { backupDue, type Due, putOff } from '@/utils/state/backup-reminder';
import type { Aside } from './aside';

/** Reminds of a backup where it is time for one. */
export function backupReminderIn(db: Database, stop: AbortSignal): Aside {
  const due = signal<Due | undefined>(undefined);
  const today = () => civilDateAt(millisOf(new Date()));
  const look = async () => {
    due.value = await backupDue(db, today());
  };
  const tryLook = () => void look().catch(() => undefined);
  // A backup made, or the reminder put off in another window.
  onChange(({ kinds }) => {
    if (due.value !== undefined && kinds.includes('setting')) tryLook();
  }, stop);
  tryLook();
  return {
    line: () =>
      due.value && (
        <BackupLine
          last={due.value.last}
          onBackup={() => void browser.tabs.create({ url: browser.runtime.getURL('/options.html#backup') })}
          // Gone once it is saved.
          onLater={() => void putOff(db, today()).then(tryLook, tryLook)}
        />
      ),
  };
}
