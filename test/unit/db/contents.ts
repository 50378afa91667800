import { everyoneIn } from '@/utils/db/customer-block';
import { decodePage } from '@/utils/db/ledger-page';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { Voice } from '@/utils/domain/voice';

// Everything that the database holds, read without the hints: what no look-up finds shows here.

export const allCustomers = async (db: Database): Promise<Customer[]> =>
  inOrder((await db.getAll('customers')).flatMap((block) => everyoneIn(block).map(({ customer }) => customer)));

export async function allEntries(db: Database): Promise<LedgerEntry[]> {
  const pages = [...(await db.getAll('ledger')), ...(await db.getAll('ledgerRuns'))];
  return inOrder(pages.flatMap((page) => decodePage(page)).map(({ entry }) => entry));
}

export const allInteractions = async (db: Database): Promise<Interaction[]> => inOrder((await db.getAll('interactions')).flat());
export const allOpportunities = async (db: Database): Promise<Opportunity[]> => inOrder((await db.getAll('opportunities')).flat());
export const allVoices = async (db: Database): Promise<Voice[]> => inOrder((await db.getAll('voices')).flat());

/** All records, by store. */
export async function contents(db: Database) {
  const [customers, ledger, interactions, voices, opportunities] = await Promise.all([
    allCustomers(db),
    allEntries(db),
    allInteractions(db),
    allVoices(db),
    allOpportunities(db),
  ]);
  const [competitors, imports, history, undo] = await Promise.all([
    db.getAll('competitors'),
    db.getAll('imports'),
    db.getAll('history'),
    db.getAll('undo'),
  ]);
  return { customers, ledger, interactions, voices, opportunities, competitors, imports, history, undo };
}

const inOrder = <T extends { readonly id: string }>(records: T[]): T[] => records.sort((a, b) => (a.id < b.id ? -1 : 1));
