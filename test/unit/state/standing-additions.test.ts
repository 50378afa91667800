import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddedBooks } from '@/utils/db/added-books';
import { forgetAdditions } from '@/utils/db/additions';
import { putCustomers, removeCustomers } from '@/utils/db/customer-records';
import { eraseAll, eraseCustomer } from '@/utils/db/erase';
import { ledgerOf, ledgerStores } from '@/utils/db/ledger-records';
import { putLedger, settleLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import { putRows, removeRows } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { type WriteSession, writing } from '@/utils/db/session';
import type { MarginPart } from '@/utils/db/standing-records';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import { channels, type Interaction } from '@/utils/domain/interaction';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import { addDays, type Millis, noonOf } from '@/utils/domain/time';
import { keepStanding } from '@/utils/state/standing/upkeep';
import { day, EUR, USD } from '../economics/records';

const today = day('2026-11-25');
/** Enough for additions to be kept. */
const MANY = 300;

interface World {
  readonly db: Database;
  /** Who is there. */
  readonly ids: CustomerId[];
}

const stores = [...ledgerStores, 'interactions'] as const;
const inOne = ({ db }: World, work: (session: WriteSession) => Promise<unknown>) => writing(db, stores, work, { durability: 'relaxed' });
const dayOf = (seed: number) => addDays(today, 20 - ((seed * 37) % 900));

const customerOf = (id: CustomerId, seed: number): Customer => ({
  ...{ id, kind: seed % 9 === 0 ? 'company' : 'person', name: `Person ${seed}`, emails: [], domains: [], phones: [], tags: [] },
  ...{ sourceKeys: [], createdAt: 0 as Millis, updatedAt: 0 as Millis, revision: 1 },
  ...(seed % 11 === 3 ? { summary: { currency: EUR, revenue: 100 * seed, cost: 40 * seed } } : {}),
});

const entryOf = (customerId: CustomerId, seed: number): LedgerEntry => {
  const id: LedgerEntry['id'] = newId();
  return {
    ...{ id, customerId, on: dayOf(seed), kind: ledgerKinds[seed % ledgerKinds.length] ?? 'revenue', minor: 100 + seed },
    ...{ currency: seed % 50 === 7 ? USD : EUR, sourceKey: `invoice:${id}/x`, ...(seed % 13 === 0 ? { isGoodsUnknown: true } : {}) },
  };
};

const contactOf = (customerId: CustomerId, seed: number): Interaction => ({
  ...{ id: newId(), customerId, at: noonOf(dayOf(seed)), channel: channels[seed % channels.length] ?? 'mail', team: 'sales' },
  ...{ direction: 'in', summary: '', revision: 1, ...(seed % 3 === 0 ? {} : { minutes: seed % 40 }) },
  ...(seed % 17 === 5 ? { status: 'planned' } : {}),
});

const someOf = ({ ids }: World, count: number, seed: number) =>
  ids.length === 0 ? [] : Array.from({ length: count }, (_, at) => ids[(at * 7 + seed) % ids.length] as CustomerId);

/** What may happen to a base, by its name; `count` is of a large write or a small one. */
const happenings = {
  async customers(world: World, count: number, seed: number) {
    const ids = Array.from({ length: count }, () => newId<'customer'>());
    await inOne(world, (session) =>
      putCustomers(
        session,
        ids.map((id, at) => customerOf(id, at + seed)),
      ),
    );
    world.ids.push(...ids);
  },
  /** Contacts of customers who are heard of later. */
  async strangers(world: World, count: number, seed: number) {
    const ids = Array.from({ length: count }, () => newId<'customer'>());
    await inOne(world, (session) =>
      putRows(
        session,
        'interactions',
        ids.slice(0, 3).map((id, at) => contactOf(id, at + seed)),
      ),
    );
    await inOne(world, (session) =>
      putCustomers(
        session,
        ids.map((id, at) => customerOf(id, at + seed)),
      ),
    );
    world.ids.push(...ids);
  },
  ledger: (world: World, count: number, seed: number) =>
    inOne(world, (session) =>
      putLedger(
        session,
        someOf(world, count, seed).map((id, at) => ({ after: entryOf(id, at + seed) })),
        'later',
      ),
    ),
  contacts: (world: World, count: number, seed: number) =>
    inOne(world, (session) =>
      putRows(
        session,
        'interactions',
        someOf(world, count, seed).map((id, at) => contactOf(id, at + seed)),
      ),
    ),
  edits: (world: World, count: number, seed: number) =>
    inOne(world, (session) =>
      putCustomers(
        session,
        someOf(world, count, seed).map((id, at) => ({ ...customerOf(id, at + seed + 1), companyId: world.ids[0] as CustomerId })),
      ),
    ),
  /** New entries among others that change or go. */
  bookings: (world: World, count: number, seed: number) =>
    inOne(world, async (session) => {
      const known = [...(await ledgerOf(session, someOf(world, 5, seed))).values()].flat();
      const edits = known.map((before, at) => ({ before, ...(at % 2 === 0 ? {} : { after: { ...before, minor: before.minor + 1 } }) }));
      await putLedger(session, [...edits, ...someOf(world, count, seed).map((id, at) => ({ after: entryOf(id, at + seed) }))]);
    }),
  gone: (world: World, _: number, seed: number) =>
    inOne(world, async (session) => {
      for (const id of someOf(world, 2, seed)) await removeRows(session, 'interactions', id, () => true);
    }),
  async removed(world: World, _: number, seed: number) {
    const [id] = someOf(world, 1, seed);
    if (id === undefined) return;
    await inOne(world, (session) => removeCustomers(session, [id]));
    world.ids.splice(world.ids.indexOf(id), 1);
  },
  async erased(world: World, _: number, seed: number) {
    const [id] = someOf(world, 1, seed);
    if (id === undefined) return;
    await eraseCustomer(world.db, id);
    world.ids.splice(world.ids.indexOf(id), 1);
  },
  async nothingLeft(world: World) {
    await eraseAll(world.db, { keepsSettings: true });
    world.ids.length = 0;
  },
  sorted: ({ db }: World) => settleLedger(db),
  upkeep: ({ db }: World) => keepStanding(db, today),
};

type Happening = keyof typeof happenings;
const anyHappening = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Happening>('customers', 'ledger', 'contacts') },
    { weight: 2, arbitrary: fc.constantFrom<Happening>(...(Object.keys(happenings) as Happening[])) },
  ),
  isLarge: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  seed: fc.nat(500),
});

/** All roll-ups, made once more. */
async function anew(db: Database) {
  await db.delete('standing', IDBKeyRange.bound(['detail'], ['detail', []]));
  for (const kind of ['margin', 'share'] as const) await db.delete('standing', IDBKeyRange.bound([kind], [kind, []]));
  await keepStanding(db, today);
  const { mix, mixes, through, ...margin } = (await db.get('standing', ['margin', 0])) as MarginPart;
  const [share, detail] = await Promise.all((['share', 'detail'] as const).map((kind) => db.get('standing', [kind, 0])));
  return { margin, share, detail, currencies: Array.from(mix, (place) => mixes[place]) };
}

let turn = 0;

describe('roll-ups from what large writes added', () => {
  it('are those from the records, whatever else happened', { timeout: 240_000 }, async () => {
    let used = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyHappening, { minLength: 2, maxLength: 9 }), async (steps) => {
        const db = await openDatabase({}, `additions-${turn++}`);
        const world: World = { db, ids: [] };
        await happenings.customers(world, MANY, 1);
        for (const { what, isLarge, seed } of steps) await happenings[what](world, isLarge ? MANY : 3, seed);
        if ((await readAddedBooks(db)) !== undefined) used += 1;
        const fast = await anew(db);
        const transaction = db.transaction(['standing'], 'readwrite');
        await forgetAdditions(transaction as never);
        await transaction.done;
        expect(fast).toEqual(await anew(db));
        db.close();
      }),
      { numRuns: 25 },
    );
    expect(used).toBeGreaterThan(10);
  });
});
