import { type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import { type Arrangement, firstArrangement } from '@/utils/domain/arrangement';
import { arrangement as setting } from '@/utils/settings/arrangement';
import { getSetting, setSetting } from '@/utils/settings/setting';

export interface ArrangementModel {
  /** Undefined until it is read. */
  readonly value: ReadonlySignal<Arrangement | undefined>;
  /** Arranges the panel at once, and keeps it; rejects where it cannot be kept. */
  arrange(next: Arrangement): Promise<void>;
}

/** How the user arranged the panel's sections, here or in another window, until the signal aborts. */
export function createArrangement(db: Database, stop: AbortSignal): ArrangementModel {
  const value = signal<Arrangement | undefined>(undefined);
  let writing = 0;
  const read = async () => {
    const stored = await getSetting(db, setting);
    // What was read before the last move is older than what is shown.
    if (writing === 0) value.value = stored;
  };
  const readOrBegin = () =>
    read().catch(() => {
      // The panel shows what it can read; how it is arranged matters least.
      value.value ??= firstArrangement;
    });
  onChange(({ kinds }) => {
    if (kinds.includes('setting')) void readOrBegin();
  }, stop);
  void readOrBegin();
  return {
    value,
    async arrange(next) {
      value.value = next;
      writing += 1;
      try {
        await setSetting(db, setting, next);
      } finally {
        writing -= 1;
      }
    },
  };
}
