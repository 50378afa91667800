import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { Competitor, Voice } from '@/utils/domain/voice';
import { ledgerOf } from './ledger-records';
import { packStores, rowsOf } from './packs';
import type { Database } from './schema';
import { reading } from './session';

/** Everything recorded about one customer: the rows that the panel's figures and lists are made of. */
export interface Facts {
  /** Oldest first. */
  readonly ledger: readonly LedgerEntry[];
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  /** Newest first. */
  readonly voices: readonly Voice[];
  /** The one opened last first. */
  readonly opportunities: readonly Opportunity[];
  readonly competitors: readonly Competitor[];
}

/** Reads one customer's facts in one transaction, so that they fit together. */
export async function factsOf(db: Database, customerId: CustomerId): Promise<Facts> {
  return (
    (await factsOfAll(db, [customerId])).get(customerId) ?? { ledger: [], interactions: [], voices: [], opportunities: [], competitors: [] }
  );
}

/** Reads the facts of these customers in one transaction, by customer. */
export function factsOfAll(db: Database, ids: readonly CustomerId[]): Promise<Map<CustomerId, Facts>> {
  return reading(db, ['ledger', 'ledgerRuns', ...packStores, 'competitors'], async (session) => {
    const [ledger, interactions, voices, opportunities, competitors] = await Promise.all([
      ledgerOf(session, ids),
      Promise.all(ids.map((id) => rowsOf(session, 'interactions', id))),
      Promise.all(ids.map((id) => rowsOf(session, 'voices', id))),
      Promise.all(ids.map((id) => rowsOf(session, 'opportunities', id))),
      session.transaction.objectStore('competitors').getAll(),
    ]);
    return new Map(
      ids.map((id, index): [CustomerId, Facts] => [
        id,
        {
          ledger: ledger.get(id) ?? [],
          interactions: (interactions[index] ?? []).sort(newestFirst),
          voices: (voices[index] ?? []).sort(newestFirst),
          opportunities: (opportunities[index] ?? []).sort(openedLastFirst),
          competitors,
        },
      ]),
    );
  });
}

/** Of one moment: the one made later, as ids sort by time. */
const newestFirst = (a: { at: number; id: string }, b: { at: number; id: string }): number => b.at - a.at || (a.id < b.id ? 1 : -1);

const openedLastFirst = (a: Opportunity, b: Opportunity): number =>
  a.openedOn === b.openedOn ? (a.id < b.id ? 1 : -1) : a.openedOn < b.openedOn ? 1 : -1;
