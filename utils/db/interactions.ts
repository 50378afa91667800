import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import { announceChange } from './changes';
import { keepReplaced } from './history';
import { putRows, rowsOf } from './packs';
import type { Database } from './schema';
import { writing } from './session';

/** Adds an interaction, unless the customer has one of that source key; resolves, once it is on disk, to whether it is new. */
export async function addInteractionOnce(db: Database, interaction: Interaction): Promise<boolean> {
  const isNew = await writing(db, ['interactions'], async (session) => {
    const known = await rowsOf(session, 'interactions', interaction.customerId);
    if (known.some(({ sourceKey }) => sourceKey !== undefined && sourceKey === interaction.sourceKey)) return false;
    await putRows(session, 'interactions', [interaction]);
    return true;
  });
  if (isNew) announceChange({ kinds: ['interaction'], customerIds: [interaction.customerId] });
  return isNew;
}

/** Adds working time to the interaction of that source key; resolves, once it is on disk, to whether the customer has one. */
export async function addMinutes(db: Database, customerId: CustomerId, sourceKey: string, minutes: number): Promise<boolean> {
  const isThere = await writing(db, ['interactions', 'history'], async (session) => {
    const known = (await rowsOf(session, 'interactions', customerId)).find((row) => row.sourceKey === sourceKey);
    if (known === undefined) return false;
    // Tenths of minutes, which floats do not add up exactly.
    const sum = Math.round(10 * ((known.minutes ?? 0) + minutes)) / 10;
    await Promise.all([
      keepReplaced(session.transaction, 'interactions', known),
      putRows(session, 'interactions', [{ ...known, minutes: sum, revision: known.revision + 1 }]),
    ]);
    return true;
  });
  if (isThere) announceChange({ kinds: ['interaction'], customerIds: [customerId] });
  return isThere;
}
