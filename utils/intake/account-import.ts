import { ledgerStores } from '@/utils/db/ledger-records';
import { packStores, rowsBySourceKey } from '@/utils/db/packs';
import type { StoreName } from '@/utils/db/schema';
import type { WriteSession } from '@/utils/db/session';
import { logUndo, type UndoStep } from '@/utils/db/undo';
import type { CustomerId, ImportId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import { type KeptAccount, type TakenKind, takenKinds } from '@/utils/sources/account';
import type { Facts, InteractionDraft, OpportunityDraft } from '@/utils/sources/answer';
import type { Making, Outcome } from './place-customer';
import { changeOf, type FactChanged } from './place-fact';
import type { LedgerChange } from './place-ledger';
import { countOf } from './take-over-ledger';
import { writeFacts, writeLedger } from './write-changes';

// What an account tells becomes records of imports that belong to the account, one for each kind: they count, are traced to it, and can be
// undone as any import. An import of an account goes on with each time that it tells something.

/** The stores that it takes. */
export const accountStores: readonly StoreName[] = [...ledgerStores, ...packStores, 'imports', 'history', 'undo', 'accounts'];

/** In whose name records of each kind are made. */
export type Makings = Readonly<Record<TakenKind, Making>>;

export function makingsOf({ takenOver }: KeptAccount, now: Millis): Makings {
  const making = (kind: TakenKind): Making => ({ importId: takenOver?.[kind] ?? newId<'import'>(), now });
  return {
    ledger: making('ledger'),
    opportunities: making('opportunities'),
    interactions: making('interactions'),
    customers: making('customers'),
  };
}

/** Whose a fact is, by the key that it names; undefined where we do not know them. */
export type OwnerOf = (of: string) => CustomerId | undefined;

/** What facts do to those that are kept under their keys. What another customer has of one stays with them. */
export async function placedFacts(
  session: WriteSession,
  { opportunities, interactions }: Pick<Facts, 'opportunities' | 'interactions'>,
  ownerOf: OwnerOf,
  makings: Makings,
): Promise<Readonly<Record<'opportunities' | 'interactions', readonly FactChanged[]>>> {
  const [heldDeals, heldTalks] = await Promise.all([
    rowsBySourceKey(session, 'opportunities', likely(opportunities, ownerOf)),
    rowsBySourceKey(session, 'interactions', likely(interactions, ownerOf)),
  ]);
  return {
    opportunities: opportunities.flatMap(({ of, url: _url, ...told }): FactChanged[] => {
      const before = heldDeals.get(told.sourceKey);
      const customerId = before?.customerId ?? ownerOf(of);
      if (customerId === undefined) return [];
      return [
        { store: 'opportunities', ...changeOf(before, { ...told, customerId }, () => newId<'opportunity'>(), makings.opportunities) },
      ];
    }),
    interactions: interactions.flatMap(({ of, ...told }): FactChanged[] => {
      const before = heldTalks.get(told.sourceKey);
      const customerId = before?.customerId ?? ownerOf(of);
      if (customerId === undefined) return [];
      return [{ store: 'interactions', ...changeOf(before, { ...told, customerId }, () => newId<'interaction'>(), makings.interactions) }];
    }),
  };
}

const likely = (drafts: readonly (OpportunityDraft | InteractionDraft)[], ownerOf: OwnerOf) =>
  new Map(drafts.map(({ sourceKey, of }) => [sourceKey, ownerOf(of)] as const));

/** What an answer does to the records, by kind; of customers, what was written of them already and how it is undone. */
export interface Doing {
  readonly ledger: readonly LedgerChange[];
  readonly opportunities: readonly FactChanged[];
  readonly interactions: readonly FactChanged[];
  readonly customers: { readonly outcomes: readonly Outcome[]; readonly steps: readonly UndoStep[] };
}

/** Writes the facts, with the imports that all of it belongs to; gives those, as the account is to keep them. */
export async function writeDoing(
  session: WriteSession,
  account: KeptAccount,
  { customers, ...facts }: Doing,
  makings: Makings,
): Promise<NonNullable<KeptAccount['takenOver']>> {
  const steps = {
    ledger: await writeLedger(session, facts.ledger, 'now'),
    opportunities: await writeFacts(session, facts.opportunities, []),
    interactions: await writeFacts(session, facts.interactions, []),
  };
  const outcomesOf = (kind: TakenKind) => (kind === 'customers' ? customers.outcomes : facts[kind].map(({ outcome }) => outcome));
  const told = takenKinds.filter((kind) => outcomesOf(kind).length > 0);
  // Where nothing is said of customers themselves, what they bear from now on goes with the facts.
  const home = customers.outcomes.length > 0 ? 'customers' : told[0];
  const taken: { [Kind in TakenKind]?: ImportId } = { ...account.takenOver };
  for (const kind of told) {
    taken[kind] = makings[kind].importId;
    const own = [...(kind === home ? customers.steps : []), ...(kind === 'customers' ? [] : steps[kind])];
    await keepJob(session, { kind, account, making: makings[kind], outcomes: outcomesOf(kind), steps: own });
  }
  return taken;
}

interface Kept {
  readonly kind: TakenKind;
  readonly account: KeptAccount;
  readonly making: Making;
  readonly outcomes: readonly Outcome[];
  readonly steps: readonly UndoStep[];
}

async function keepJob({ transaction }: WriteSession, { kind, account, making: { importId, now }, outcomes, steps }: Kept): Promise<void> {
  const jobs = transaction.objectStore('imports');
  const [chunk, before] = await Promise.all([
    transaction.objectStore('undo').count(IDBKeyRange.bound([importId, 0], [importId, Number.POSITIVE_INFINITY])),
    jobs.get(importId),
  ]);
  await logUndo(transaction, { importId, chunk, steps });
  const { added, changed, unchanged } = countOf(outcomes);
  await jobs.put({
    ...{ id: importId, kind, fileName: account.label, startedAt: before?.startedAt ?? now, finishedAt: now },
    rows: (before?.rows ?? 0) + outcomes.length,
    added: (before?.added ?? 0) + added,
    changed: (before?.changed ?? 0) + changed,
    unchanged: (before?.unchanged ?? 0) + unchanged,
    refused: before?.refused ?? 0,
  });
}
