import { updateCustomer } from '@/utils/db/customers';
import { mergeCustomer, unmergeCustomer } from '@/utils/db/merges';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { MergeRefusal } from '@/utils/domain/merge-rule';
import { millisOf } from '@/utils/domain/time';
import { type Side, withoutPair, withPair } from '@/utils/identity/different';
import { differentPairs } from '@/utils/settings/items';
import { editSetting } from '@/utils/settings/setting';

/** What the user can say of who is whom. */
export type SameCustomerStep =
  | { readonly kind: 'merge'; readonly id: CustomerId; readonly into: CustomerId }
  | { readonly kind: 'unmerge'; readonly id: CustomerId }
  | { readonly kind: 'differ'; readonly a: Side; readonly b: CustomerId }
  | { readonly kind: 'adopt'; readonly email: Email; readonly id: CustomerId };

/** Takes back that two are not the same. */
export const forgetDifference = (db: Database, a: Side, b: Side): Promise<void> =>
  editSetting(db, differentPairs, (pairs) => withoutPair(pairs, a, b));

/** Does it; resolves once it is on disk, with the reason where it cannot be done. */
export async function takeStep(db: Database, step: SameCustomerStep): Promise<MergeRefusal | undefined> {
  const at = millisOf(new Date());
  switch (step.kind) {
    case 'merge': {
      const merged = await mergeCustomer(db, step.id, step.into, at);
      return merged.ok ? undefined : merged.error;
    }
    case 'unmerge':
      return (await unmergeCustomer(db, step.id, at)) === undefined ? 'gone' : undefined;
    case 'differ':
      await editSetting(db, differentPairs, (pairs) => withPair(pairs, step.a, step.b));
      return undefined;
    case 'adopt': {
      const edited = await updateCustomer(db, step.id, (customer) => ({
        ...customer,
        emails: [...new Set([...customer.emails, step.email])],
        updatedAt: at,
      }));
      return edited === undefined ? 'gone' : undefined;
    }
  }
}
