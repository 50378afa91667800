import { putCompetitors } from '@/utils/db/competitors';
import { putCustomers } from '@/utils/db/customer-records';
import { keepReplaced } from '@/utils/db/history';
import { putLedger } from '@/utils/db/ledger-writes';
import { editRows, type PackStore, packStores } from '@/utils/db/packs';
import type { WriteSession } from '@/utils/db/session';
import type { FactStep, UndoStep } from '@/utils/db/undo';
import type { Competitor } from '@/utils/domain/voice';
import type { DirectoryChange } from './directory';
import type { FactChanged } from './place-fact';
import type { LedgerChange } from './place-ledger';

/** Writes customers, keeps what they were, and gives what undoes it. */
export async function writeCustomers(session: WriteSession, changes: readonly DirectoryChange[]): Promise<UndoStep[]> {
  const edits = changes.flatMap(({ before, after }): UndoStep[] => (before === undefined ? [] : [{ store: 'customers', before, after }]));
  await putCustomers(
    session,
    changes.map(({ after }) => after),
  );
  await Promise.all(changes.map(({ before }) => before && keepReplaced(session.transaction, 'customers', before)));
  return edits;
}

/** The same of the ledger. */
export async function writeLedger(session: WriteSession, changes: readonly LedgerChange[], sorted: 'now' | 'later'): Promise<UndoStep[]> {
  const puts = changes.flatMap((change) => change.puts);
  const removed = changes.flatMap((change) => change.removed);
  await putLedger(session, [...puts, ...removed.map((before) => ({ before }))], sorted);
  return [
    ...puts.flatMap(({ before, after }): UndoStep[] => (before === undefined ? [] : [{ store: 'ledger', before, after }])),
    ...removed.map((before): UndoStep => ({ store: 'ledger', before, after: null })),
  ];
}

/** The same of other facts, with the competitors that they name first. */
export async function writeFacts(session: WriteSession, changes: readonly FactChanged[], made: readonly Competitor[]): Promise<UndoStep[]> {
  const steps: UndoStep[] = [];
  for (const store of packStores) steps.push(...(await writeFactsOf(session, store, changes)));
  await putCompetitors(session, made);
  return steps;
}

async function writeFactsOf(session: WriteSession, store: PackStore, changes: readonly FactChanged[]): Promise<FactStep[]> {
  const news = changes.filter((change) => change.store === store && change.outcome !== 'unchanged');
  const steps = news.flatMap(({ before, after }) => (before === undefined ? [] : [{ store, before, after } as FactStep]));
  await editRows(session, store, news);
  await Promise.all(steps.map(({ before }) => keepReplaced(session.transaction, store, before)));
  return steps;
}
