import { groupOf } from '@/utils/db/company-group';
import { eraseCustomer } from '@/utils/db/erase';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { withoutSides } from '@/utils/identity/different';
import { forgetNames } from '@/utils/settings/called-names';
import { differentPairs } from '@/utils/settings/items';
import { editSetting } from '@/utils/settings/setting';

/**
 * Erases a customer everywhere, with all that was merged into them; what was remembered of their names and of whom they are not included.
 * Resolves once nothing of them is on disk any more.
 */
export async function eraseEverywhere(db: Database, id: CustomerId): Promise<void> {
  const { customer, merged = [] } = (await groupOf(db, id)) ?? {};
  const ids = [id, ...merged.map((one) => one.id)];
  await editSetting(db, differentPairs, (pairs) => withoutSides(pairs, [...ids, ...(customer?.emails ?? [])]));
  await forgetNames(db, ids);
  await eraseCustomer(db, id);
}
