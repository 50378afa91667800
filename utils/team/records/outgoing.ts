import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import type { Tombstone } from '@/utils/db/tombstone';
import { type FactKind, forgetTold, type Touched, untold } from '@/utils/db/touched';
import type { CustomerId, ImportId } from '@/utils/domain/customer';
import { type Content, contentOf } from '../replica/content';
import { type Key, keyOf } from '../replica/key';
import type { Replica } from '../replica/replica';
import { shownOf } from '../replica/slot';
import type { ReplicaStore } from '../replica/store';
import type { Membership } from '../transport/shapes';
import { contentFor, costOf, type Shared } from './kinds';
import { type Local, localOf, localStores } from './local';

/** What a member may write, and what of this browser is nobody else's business. */
export interface Telling {
  readonly rights: Pick<Membership, 'seesCosts' | 'writes'>;
  /** Records of this import are not told: the sample. */
  readonly secret: ImportId;
}

const SOME = 400;
const factKinds = ['ledger', 'interaction', 'voice', 'opportunity'] as const satisfies readonly FactKind[];

/** Hands all that was written here, and of which the team was not told yet, to the replica; resolves to how many records. */
export async function tellTeam(db: Database, store: ReplicaStore, replica: Replica, telling: Telling): Promise<number> {
  for (let count = 0; ; ) {
    const { writes, touched } = await untold(db, SOME);
    if (writes.length === 0) return count;
    const records = await recordsOf(db, store, touched, telling);
    await replica.write(records);
    await forgetTold(db, writes);
    count += records.size;
  }
}

/** What these records say by now, as the team is to have it: with the customers and competitors that they name, where the team has none of those yet. */
async function recordsOf(
  db: Database,
  store: ReplicaStore,
  touched: readonly Touched[],
  telling: Telling,
): Promise<ReadonlyMap<Key, Content | null>> {
  const records = new Map<Key, Content | null>();
  for (const [key, content] of await erasuresIn(db, touched)) records.set(key, content);
  for (let wanted: readonly Touched[] = touched; wanted.length > 0; ) {
    const local = await reading(db, localStores, (session) => localOf(session, customersIn(wanted), wholeIn(wanted)));
    const fresh = saidOf(wanted, local, telling);
    const before = await store.read([...fresh.keys()]);
    for (const [key, say] of fresh) {
      const slot = before.get(key);
      records.set(key, say(slot === undefined ? null : shownOf(slot)));
    }
    const contents = [...fresh.keys()].map((key) => records.get(key) ?? null).filter((content) => content !== null);
    wanted = await unknownIn(store, contents, records);
  }
  return new Map([...records].filter(([key]) => telling.rights.writes.includes(key.slice(0, key.indexOf(' ')))));
}

type Say = (before: Content | null) => Content | null;

function saidOf(touched: readonly Touched[], local: Local, { rights, secret }: Telling): Map<Key, Say> {
  const said = new Map<Key, Say>();
  const isSecret = (record: { readonly importId?: ImportId } | undefined) => record?.importId === secret;
  const sayCustomer = (id: string) => {
    const customer = local.customers.get(id as CustomerId);
    if (isSecret(customer)) return;
    said.set(keyOf('customer', id), (before) => (customer === undefined ? null : contentFor('customer', customer, before)));
    if (rights.seesCosts) said.set(keyOf('cost', id), () => (customer === undefined ? null : costOf(customer)));
  };
  const sayFact = <K extends FactKind>(kind: K, id: string, fact: Shared[K] | undefined) => {
    if (fact !== undefined && (isSecret(fact) || isSecret(local.customers.get(fact.customerId)))) return;
    said.set(keyOf(kind, id), (before) => (fact === undefined ? null : contentFor(kind, fact, before)));
  };
  for (const one of touched) {
    switch (one.kind) {
      case 'erasure':
        break;
      case 'all':
        for (const id of one.customerIds) sayCustomer(id);
        for (const kind of factKinds)
          for (const fact of local.facts[kind].values()) if (one.customerIds.includes(fact.customerId)) sayFact(kind, fact.id, fact);
        break;
      case 'customer':
        sayCustomer(one.id);
        break;
      case 'competitor': {
        const competitor = local.competitors.get(one.id);
        said.set(keyOf('competitor', one.id), (before) => (competitor === undefined ? null : contentFor('competitor', competitor, before)));
        break;
      }
      case 'goal': {
        const goal = local.goals.get(one.id);
        said.set(keyOf('goal', one.id), (before) => (goal === undefined ? null : contentFor('goal', goal, before)));
        break;
      }
      default:
        sayFact(one.kind, one.id, local.facts[one.kind].get(one.id));
    }
  }
  return said;
}

const customersIn = (touched: readonly Touched[]): CustomerId[] =>
  touched.flatMap((one) =>
    one.kind === 'customer' ? [one.id as CustomerId] : 'customerIds' in one ? one.customerIds : 'of' in one ? [one.of] : [],
  );
const wholeIn = (touched: readonly Touched[]): CustomerId[] =>
  touched.flatMap((one) => ('of' in one ? [one.of] : one.kind === 'all' ? one.customerIds : []));

/** Whom these records name, and nobody told the team of. */
async function unknownIn(store: ReplicaStore, contents: readonly Content[], told: ReadonlyMap<Key, unknown>): Promise<readonly Touched[]> {
  const named = new Map<Key, Touched>();
  for (const content of contents)
    for (const field of ['customerId', 'personId', 'companyId', 'parentId', 'mergedInto', 'competitorId', 'about']) {
      const id = content[field];
      if (typeof id !== 'string' || id === 'us') continue;
      const kind = field === 'competitorId' || field === 'about' ? 'competitor' : 'customer';
      if (!told.has(keyOf(kind, id))) named.set(keyOf(kind, id), { kind, id });
    }
  const known = await store.read([...named.keys()]);
  return [...named].flatMap(([key, one]) => (known.has(key) ? [] : [one]));
}

async function erasuresIn(db: Database, touched: readonly Touched[]): Promise<readonly (readonly [Key, Content])[]> {
  const erasures = touched.filter((one) => one.kind === 'erasure');
  return Promise.all(
    erasures.map(async ({ id, customerIds }) => {
      const tombstone = await db.get('tombstones', id);
      return [
        keyOf('erasure', id),
        contentOf({ customerIds, ...(tombstone === undefined ? {} : { tombstone: wordsOf(tombstone) }) }),
      ] as const;
    }),
  );
}

const wordsOf = ({ id: _, ...tombstone }: Tombstone) => tombstone;
