import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Lock } from '@/utils/domain/lock';

/** What an organisation decided for everybody, and who it is. */
export interface Locks {
  readonly organisation?: string | undefined;
  readonly locks: readonly Lock[];
  /** Those of the locks that switch something off. */
  readonly off: readonly Lock[];
}

const decided = signal<Locks>({ locks: [], off: [] });

/** Locks that on this page, and nothing else. */
export function lockAs(locks: Locks): void {
  decided.value = locks;
}

/** Who decided this, in words; undefined where it is the user's own. Whoever calls it while drawing is drawn again when that changes. */
export function lockOf(lock: Lock): string | undefined {
  const { organisation, locks, off } = decided.value;
  if (off.includes(lock)) return organisation === undefined ? i18n.t('policy.offByAdministrator') : i18n.t('policy.offBy', [organisation]);
  return locks.includes(lock) ? deciderInWords() : undefined;
}

/** Whether that was switched off for everybody. */
export const isSwitchedOff = (lock: Lock): boolean => decided.value.off.includes(lock);

/** Who decides for everybody, in words. */
export function deciderInWords(): string {
  const { organisation } = decided.value;
  return organisation === undefined ? i18n.t('policy.setByAdministrator') : i18n.t('policy.setBy', [organisation]);
}
