import type { ImportId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { noteOther } from './additions';
import { blockOf } from './customer-block';
import { meet } from './customer-records';
import { documentOf } from './document';
import { grouped } from './grouped';
import { appendRuns, changeBlock, settle } from './ledger-layers';
import type { LedgerRow } from './ledger-page';
import { groupOf } from './ledger-pages';
import { ledgerStores } from './ledger-records';
import type { Database } from './schema';
import { addHint, type Session, type WriteSession, writing } from './session';
import { touchFacts } from './touched';

/** An entry that comes (`after` alone), changes, or goes (`before` alone). */
export interface LedgerEdit {
  readonly before?: LedgerEntry | undefined;
  readonly after?: LedgerEntry | undefined;
}

/**
 * Writes these changes. An entry's customer must be there; its id and source key are unique: the caller has looked them up. New entries go
 * to their blocks now, or `later`: appended unsorted, for `settleLedger` at the end of a large import.
 */
export async function putLedger(session: WriteSession, edits: readonly LedgerEdit[], sorted: 'now' | 'later' = 'now'): Promise<void> {
  await meet(session, [...new Set(edits.flatMap(({ before, after }) => [before, after].flatMap((entry) => entry?.customerId ?? [])))]);
  const added = edits.flatMap(({ after }) => (after === undefined ? [] : [rowOf(session, after)]));
  const removed = edits.flatMap(({ before }) => (before === undefined ? [] : [rowOf(session, before)]));
  for (const row of added) hintAt(session, row);
  for (const { slot } of [...added, ...removed]) session.booked.add(blockOf(slot));
  for (const row of added) session.adding.ledger.push(row);
  for (const { slot } of removed) noteOther(session.adding, slot);
  if (sorted === 'later') await appendRuns(session, added);
  await change(session, sorted === 'later' ? [] : added, removed);
  touchFacts(
    session,
    'ledger',
    [...removed, ...added].map(({ entry }) => entry),
  );
}

/** Removes the entries that an import made from these blocks, and says how many and whose. */
export async function removeImported(session: WriteSession, importId: ImportId, blocks: readonly number[]): Promise<LedgerEntry[]> {
  await Promise.all([...new Set(blocks.map(groupOf))].map((group) => settle(session, group)));
  const isRemoved = (entry: LedgerEntry) => entry.importId === importId;
  for (const block of blocks) {
    session.booked.add(block);
    session.adding.others.add(block);
  }
  const removed = (await Promise.all(blocks.map((block) => changeBlock(session, block, { isRemoved, added: [] })))).flat();
  touchFacts(session, 'ledger', removed);
  return removed;
}

const BATCH = 16;

/** Sorts all that imports appended into its blocks, some groups in one transaction: broken off, the rest is sorted the next time. */
export async function settleLedger(db: Database): Promise<void> {
  const groups = [...new Set((await db.getAllKeys('ledgerRuns')).map(([group]) => group))];
  for (let at = 0; at < groups.length; at += BATCH) {
    const some = groups.slice(at, at + BATCH);
    const sort = async (session: WriteSession) => void (await Promise.all(some.map((group) => settle(session, group))));
    await writing(db, ledgerStores, sort, { durability: 'relaxed' });
  }
}

/** What goes is taken out before what comes is put in, so that an edit finds one of its kind at most. */
async function change(session: WriteSession, added: readonly LedgerRow[], removed: readonly LedgerRow[]): Promise<void> {
  await Promise.all([...new Set(removed.map(({ slot }) => groupOf(blockOf(slot))))].map((group) => settle(session, group)));
  const coming = grouped(added, ({ slot }) => blockOf(slot));
  const going = grouped(removed, ({ slot }) => blockOf(slot));
  await Promise.all(
    [...new Set([...coming.keys(), ...going.keys()])].map((block) => {
      const ids = new Set(going.get(block)?.map(({ entry }) => entry.id));
      const isRemoved = ids.size === 0 ? {} : { isRemoved: ({ id }: LedgerEntry) => ids.has(id) };
      return changeBlock(session, block, { ...isRemoved, added: coming.get(block) ?? [] });
    }),
  );
}

function rowOf({ slots }: Session, entry: LedgerEntry): LedgerRow {
  const slot = slots.get(entry.customerId);
  if (slot === undefined) throw new Error('a ledger entry of a customer that is not there');
  return { slot, entry };
}

function hintAt(session: WriteSession, { slot, entry }: LedgerRow): void {
  addHint(session, 'document', documentOf(entry.sourceKey), slot);
  if (entry.importId !== undefined) addHint(session, 'import', entry.importId, slot);
}
