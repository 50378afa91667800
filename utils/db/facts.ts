import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Competitor, Voice } from '@/utils/domain/voice';
import type { Database } from './schema';

/** Everything recorded about one customer: the rows that the panel's figures and lists are made of. */
export interface Facts {
  /** Oldest first. */
  readonly ledger: readonly LedgerEntry[];
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  /** Newest first. */
  readonly voices: readonly Voice[];
  readonly competitors: readonly Competitor[];
}

/** Reads one customer's facts in one transaction, so that they fit together. */
export async function factsOf(db: Database, customerId: CustomerId): Promise<Facts> {
  const transaction = db.transaction(['ledger', 'interactions', 'voices', 'competitors']);
  const everything = IDBKeyRange.bound([customerId], [customerId, []]);
  const [ledger, interactions, voices, competitors] = await Promise.all([
    transaction.objectStore('ledger').index('customer').getAll(everything),
    transaction.objectStore('interactions').index('customer').getAll(everything),
    transaction.objectStore('voices').index('customer').getAll(everything),
    transaction.objectStore('competitors').getAll(),
  ]);
  return { ledger, interactions: interactions.reverse(), voices: voices.reverse(), competitors };
}
