import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { blockOf } from './customer-block';
import { grouped } from './grouped';
import { decodePage, encodePage, type LedgerRow, PAGE_ROWS } from './ledger-page';
import { groupOf } from './ledger-pages';
import type { WriteSession } from './session';

/** What of a block changes: rows that go, and rows that come. */
export interface BlockChange {
  isRemoved?(entry: LedgerEntry): boolean;
  readonly added: readonly LedgerRow[];
}

/** Changes the rows of one block, rewriting only the pages that hold them. Runs that may hold rows to be removed must be settled before. */
export async function changeBlock({ transaction }: WriteSession, block: number, { isRemoved, added }: BlockChange): Promise<LedgerEntry[]> {
  const store = transaction.objectStore('ledger');
  const range = IDBKeyRange.bound([block], [block, []]);
  const [keys, pages] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  const removed: LedgerEntry[] = [];
  let rest = [...added];
  let next = 0;
  const writes: Promise<unknown>[] = [];
  for (const [index, page] of pages.entries()) {
    const key = keys[index] ?? [block, index];
    next = key[1] + 1;
    const room = index === pages.length - 1 ? PAGE_ROWS - page.minor.length : 0;
    if (isRemoved === undefined && (room <= 0 || rest.length === 0)) continue;
    const rows = decodePage(page);
    const kept = rows.filter(({ entry }) => !isRemoved?.(entry));
    if (kept.length < rows.length) removed.push(...rows.filter(({ entry }) => isRemoved?.(entry)).map(({ entry }) => entry));
    const filled = [...kept, ...rest.slice(0, Math.max(0, room))];
    rest = rest.slice(Math.max(0, room));
    if (filled.length === 0) writes.push(store.delete(key));
    else if (filled.length !== rows.length || kept.length < rows.length) writes.push(store.put(encodePage(filled), key));
  }
  for (; rest.length > 0; rest = rest.slice(PAGE_ROWS), next += 1) {
    writes.push(store.put(encodePage(rest.slice(0, PAGE_ROWS)), [block, next]));
  }
  await Promise.all(writes);
  return removed;
}

/** Appends rows without looking at what their blocks hold: one page for each group. */
export async function appendRuns(session: WriteSession, rows: readonly LedgerRow[]): Promise<void> {
  const store = session.transaction.objectStore('ledgerRuns');
  // The revision is this write's own: new rows come with hints, and hints make a new one.
  const part = session.appended++;
  const pages = [...grouped(rows, ({ slot }) => groupOf(blockOf(slot)))];
  await Promise.all(pages.map(([group, own]) => store.put(encodePage(own), [group, session.head.revision, part])));
}

/** Sorts what the runs of a group hold into its blocks. */
export async function settle(session: WriteSession, group: number): Promise<void> {
  const store = session.transaction.objectStore('ledgerRuns');
  const range = IDBKeyRange.bound([group], [group, []]);
  const runs = await store.getAll(range);
  if (runs.length === 0) return;
  const rows = runs.flatMap((run) => decodePage(run));
  await Promise.all([
    store.delete(range),
    ...[...grouped(rows, ({ slot }) => blockOf(slot))].map(([block, added]) => changeBlock(session, block, { added })),
  ]);
}
