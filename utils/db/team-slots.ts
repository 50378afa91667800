import type { CustomerId } from '@/utils/domain/customer';
import type { Writing } from './schema';

/** What is kept of one record of a team. */
export interface TeamSlot {
  /** The kind of record, a space, and its id. */
  readonly key: string;
  /** A `Slot` of `utils/team`. */
  readonly slot: unknown;
  /** Present where it is to be sent: its place among those. */
  readonly waiting?: number;
  /** Present where somebody has to choose or to be told. */
  readonly asking?: 1;
  readonly round?: number;
  /** Present where our own records do not say what it says: what comes first is brought in first. */
  readonly behind?: number;
  /** The customer whom it is about. */
  readonly customer?: CustomerId;
}

/** Forgets all that a team told of these customers. The transaction must include `teamSlots`. */
export async function forgetSlotsOf(transaction: Writing, ids: Iterable<CustomerId>): Promise<void> {
  const store = transaction.objectStore('teamSlots');
  const keys = await Promise.all([...ids].map((id) => store.index('customer').getAllKeys(id)));
  await Promise.all(keys.flat().map((key) => store.delete(key)));
}
