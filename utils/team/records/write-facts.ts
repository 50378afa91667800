import { documentOf } from '@/utils/db/document';
import { keepReplaced } from '@/utils/db/history';
import { ledgerByDocuments } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { editRows, type Packed, type PackStore, removeRows, rowsBySourceKey } from '@/utils/db/packs';
import type { WriteSession } from '@/utils/db/session';
import type { FactKind } from '@/utils/db/touched';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Key } from '../replica/key';
import { type Coming, ofKind } from './heard';
import { fieldsOf, isKind } from './kinds';
import type { Fact, Local } from './local';

const storeOf: Readonly<Record<Exclude<FactKind, 'ledger'>, PackStore>> = {
  interaction: 'interactions',
  voice: 'voices',
  opportunity: 'opportunities',
};

/** Writes the facts among what was heard; those whose customer is not there yet are left in `waiting`. */
export async function writeFacts(session: WriteSession, coming: Coming, local: Local, waiting: Set<Key>): Promise<void> {
  await writeLedger(session, factsIn(coming, 'ledger', local, waiting));
  for (const kind of ['interaction', 'voice', 'opportunity'] as const)
    await writeRows(session, storeOf[kind], factsIn(coming, kind, local, waiting) as readonly Change<Packed<PackStore>>[]);
}

interface Change<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The changes of one kind, but for facts whose customer is not there yet. */
function factsIn<K extends FactKind>(coming: Coming, kind: K, local: Local, waiting: Set<Key>): readonly Change<Fact>[] {
  return ofKind(coming, kind).flatMap(({ key, id, shown }): Change<Fact>[] => {
    const before = local.facts[kind].get(id);
    if (shown === null) return before === undefined ? [] : [{ before, after: undefined }];
    const fields = isKind(kind) ? fieldsOf(kind, shown) : undefined;
    if (fields === undefined || !fields.ok) return [];
    if (!local.customers.has(fields.value.customerId)) {
      waiting.add(key);
      return [];
    }
    const revision = before !== undefined && 'revision' in before ? before.revision + 1 : 1;
    const importId = before?.importId === undefined ? {} : { importId: before.importId };
    // The fields are those of that kind.
    const after = { ...fields.value, ...importId, id, ...(kind === 'ledger' ? {} : { revision }) } as unknown as Fact;
    return [{ before, after }];
  });
}

/** A booking of ours that came from the same row of another member's file is the same booking: theirs takes its place. */
async function writeLedger(session: WriteSession, changes: readonly Change<Fact>[]): Promise<void> {
  if (changes.length === 0) return;
  const edits = changes as readonly Change<LedgerEntry>[];
  const fresh = new Map(edits.flatMap(({ after }) => (after === undefined ? [] : [[after.sourceKey, after.id] as const])));
  const known = await ledgerByDocuments(session, [...new Set([...fresh.keys()].map(documentOf))]);
  const twins = [...known.values()].flat().filter(({ sourceKey, id }) => fresh.has(sourceKey) && fresh.get(sourceKey) !== id);
  const removed = twins.filter(({ id }) => !edits.some(({ before }) => before?.id === id));
  await putLedger(session, [...removed.map((before) => ({ before })), ...edits]);
}

async function writeRows(session: WriteSession, store: PackStore, changes: readonly Change<Packed<PackStore>>[]): Promise<void> {
  if (changes.length === 0) return;
  const coming = changes.flatMap(({ before, after }) => (after === undefined ? [] : [{ before, after }]));
  const likely = new Map(
    coming.flatMap(({ after }) => (after.sourceKey === undefined ? [] : [[after.sourceKey, after.customerId] as const])),
  );
  const ids = new Map(coming.map(({ after }) => [after.sourceKey, after.id]));
  const twins = [...(await rowsBySourceKey(session, store, likely)).values()].filter(({ sourceKey, id }) => ids.get(sourceKey) !== id);
  const going = [...twins, ...changes.flatMap(({ before, after }) => (before !== undefined && after === undefined ? [before] : []))];
  for (const { id, customerId } of going) await removeRows(session, store, customerId, (row) => row.id === id);
  await Promise.all(coming.map(async ({ before }) => before && keepReplaced(session.transaction, store, before)));
  await editRows(session, store, coming as never);
}
