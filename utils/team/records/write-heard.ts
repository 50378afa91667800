import { putCompetitors, removeCompetitors } from '@/utils/db/competitors';
import { putCustomers, removeCustomers } from '@/utils/db/customer-records';
import { documentOf } from '@/utils/db/document';
import { keepReplaced } from '@/utils/db/history';
import { heldAmong } from '@/utils/db/holders';
import { ledgerByDocuments } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { editRows, type Packed, type PackStore, removeRows, rowsBySourceKey } from '@/utils/db/packs';
import type { Database, StoreName } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { FactKind } from '@/utils/db/touched';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Competitor, CompetitorId } from '@/utils/domain/voice';
import { type Content, isSame } from '../replica/content';
import { type Key, partsOf } from '../replica/key';
import { type Slot, shownOf } from '../replica/slot';
import { contentFor, costOf, fieldsOf, isKind } from './kinds';
import { type Fact, type Local, localOf, localStores } from './local';

const stores: readonly StoreName[] = [...localStores, 'history'];
const storeOf: Readonly<Record<Exclude<FactKind, 'ledger'>, PackStore>> = {
  interaction: 'interactions',
  voice: 'voices',
  opportunity: 'opportunities',
};

/** What became of records that were heard. */
export interface BroughtIn {
  /** What our own records say now of those that were brought in. */
  readonly said: ReadonlyMap<Key, Content | null>;
  /** Those that were edited here meanwhile: they are told first. */
  readonly edited: ReadonlyMap<Key, Content | null>;
  readonly customerIds: readonly CustomerId[];
}

/** A record that was heard, beside what ours says. */
interface Heard {
  readonly key: Key;
  readonly kind: string;
  readonly id: string;
  /** Null where it is to go. */
  readonly shown: Content | null;
  /** What ours said when it was heard; null where there was none. */
  readonly here: Content | null;
}

/** Writes what was heard of the team, in one transaction, and tells nobody: they have it. What was edited here since is left as it is. */
export function writeHeard(db: Database, slots: readonly (readonly [Key, Slot])[]): Promise<BroughtIn> {
  const heard = slots.map(([key, slot]): Heard => ({ key, ...partsOf(key), shown: shownOf(slot), here: slot.here?.content ?? null }));
  const write = async (session: WriteSession): Promise<BroughtIn> => {
    const owners = heard.flatMap(({ shown, here }) => [ownerIn(shown), ownerIn(here)].filter((id) => id !== undefined));
    const named = heard.flatMap(({ kind, id }) => (kind === 'customer' || kind === 'cost' ? [id as CustomerId] : []));
    const local = await localOf(session, [...named, ...owners], owners);
    const coming = heard.map((one) => ({ ...one, ours: oursOf(one, local) }));
    const edited = coming.filter(({ ours, here, shown }) => here !== null && !isSame(ours, here) && !isSame(ours, shown));
    const settled = coming.filter((one) => !edited.includes(one));
    const waiting = new Set<Key>();
    await writeCompetitors(session, settled, local);
    await writeCustomers(session, settled, local, waiting);
    await writeCosts(session, settled, local, waiting);
    await writeFacts(session, settled, local, waiting);
    return {
      said: new Map(settled.flatMap(({ key, shown }) => (waiting.has(key) ? [] : [[key, shown]]))),
      edited: new Map(edited.map(({ key, ours }) => [key, ours])),
      customerIds: [...new Set([...named, ...owners])],
    };
  };
  return writing(db, stores, write, { isQuiet: true });
}

const ownerIn = (content: Content | null): CustomerId | undefined => {
  const id = content?.['customerId'];
  return typeof id === 'string' ? (id as CustomerId) : undefined;
};

/** What our own record says, as the team would have it. */
function oursOf({ kind, id, here, shown }: Heard, local: Local): Content | null {
  const before = here ?? shown;
  switch (kind) {
    case 'customer': {
      const customer = local.customers.get(id as CustomerId);
      return customer === undefined ? null : contentFor(kind, customer, before);
    }
    case 'cost': {
      const customer = local.customers.get(id as CustomerId);
      return customer === undefined ? null : costOf(customer);
    }
    case 'competitor': {
      const competitor = local.competitors.get(id);
      return competitor === undefined ? null : contentFor(kind, competitor, before);
    }
    case 'ledger':
    case 'interaction':
    case 'voice':
    case 'opportunity': {
      const fact = local.facts[kind].get(id);
      return fact === undefined ? null : contentFor(kind, fact, before);
    }
    default:
      return null;
  }
}

type Coming = readonly (Heard & { readonly ours: Content | null })[];

const ofKind = (coming: Coming, kind: string) => coming.filter((one) => one.kind === kind && !isSame(one.ours, one.shown));
const isGoing = ({ shown }: Heard) => shown === null;

async function writeCompetitors(session: WriteSession, coming: Coming, local: Local): Promise<void> {
  const own = ofKind(coming, 'competitor');
  const put = own.flatMap(({ id, shown }): Competitor[] => {
    const fields = fieldsOf('competitor', shown ?? {});
    return shown !== null && fields.ok ? [{ ...local.competitors.get(id), ...fields.value, id: id as CompetitorId }] : [];
  });
  await putCompetitors(session, put);
  await removeCompetitors(
    session,
    own.filter(isGoing).map(({ id }) => id as CompetitorId),
  );
}

async function writeCustomers(session: WriteSession, coming: Coming, local: Local, waiting: Set<Key>): Promise<void> {
  const own = ofKind(coming, 'customer');
  const put = own.flatMap(({ id, shown }): Customer[] => {
    const fields = fieldsOf('customer', shown ?? {});
    return shown !== null && fields.ok ? [customerFrom(id as CustomerId, fields.value, local.customers.get(id as CustomerId))] : [];
  });
  const replaced = put.flatMap(({ id }) => local.customers.get(id) ?? []);
  await Promise.all(replaced.map((before) => keepReplaced(session.transaction, 'customers', before)));
  await putCustomers(session, put);
  const going = own.filter(isGoing).map(({ id }) => id as CustomerId);
  // What is about them goes first.
  const held = going.length === 0 ? new Set<CustomerId>() : await heldAmong(session, going);
  for (const { key, id } of own) if (held.has(id as CustomerId)) waiting.add(key);
  await removeCustomers(
    session,
    going.filter((id) => !held.has(id)),
  );
}

/** The cost in a customer file's totals is a record of its own, and stays. */
function customerFrom(id: CustomerId, fields: Omit<Customer, 'id' | 'revision'>, before: Customer | undefined): Customer {
  const cost = before?.summary?.currency === fields.summary?.currency ? before?.summary?.cost : undefined;
  const summary = fields.summary === undefined || cost === undefined ? {} : { summary: { ...fields.summary, cost } };
  const importId = before?.importId === undefined ? {} : { importId: before.importId };
  return { ...fields, ...summary, ...importId, id, revision: (before?.revision ?? 0) + 1 };
}

async function writeCosts(session: WriteSession, coming: Coming, local: Local, waiting: Set<Key>): Promise<void> {
  const put = ofKind(coming, 'cost').flatMap(({ key, id, shown }): Customer[] => {
    const customer = local.customers.get(id as CustomerId);
    const fields = shown === null ? undefined : fieldsOf('cost', shown);
    if (customer === undefined && shown !== null) waiting.add(key);
    if (customer === undefined || (fields !== undefined && !fields.ok)) return [];
    const { cost: _, ...summary } = customer.summary ?? {};
    const { currency } = fields?.value ?? customer.summary ?? {};
    if (currency === undefined) return [];
    const cost = fields === undefined ? {} : { cost: fields.value.cost };
    return [{ ...customer, summary: { ...summary, currency, ...cost }, revision: customer.revision + 1 }];
  });
  await putCustomers(session, put);
}

async function writeFacts(session: WriteSession, coming: Coming, local: Local, waiting: Set<Key>): Promise<void> {
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
