import type { Interaction } from '@/utils/domain/interaction';
import { announceChange } from './changes';
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
