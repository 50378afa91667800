import type { Sighting } from '@/utils/domain/sighting';
import type { Choice } from '@/utils/spotting/rank';

/** Whom a tab shows: the last sighting there and whom we take for the customer. Kept in `storage.session`, since the background may be stopped at any moment. */
export interface Focus {
  readonly sighting: Sighting;
  readonly choice: Choice;
}

/** Where a tab's focus stands in `storage.session`. */
export const focusKey = (tabId: number): `focus:${number}` => `focus:${tabId}`;
