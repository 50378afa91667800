import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customersWith } from '@/utils/db/customer-records';
import { addCustomers, everyCustomer, updateCustomer } from '@/utils/db/customers';
import { eraseAll, eraseCustomer } from '@/utils/db/erase';
import { factsOfAll } from '@/utils/db/facts';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger, settleLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import { putRows, removeRows } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { reading, writing } from '@/utils/db/session';
import { readStanding } from '@/utils/db/standing-records';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import { channels, type Interaction } from '@/utils/domain/interaction';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { addDays, type CivilDate, type Millis, noonOf } from '@/utils/domain/time';
import { profitAndLoss, sharedCurrency } from '@/utils/economics/profit-and-loss';
import { exchangeWith } from '@/utils/economics/rates';
import { lastTwelveMonths } from '@/utils/economics/window';
import { applyImport } from '@/utils/intake/apply';
import { survey } from '@/utils/intake/survey';
import { undoImport } from '@/utils/intake/undo';
import { getSetting, serviceCost, setSetting } from '@/utils/settings/items';
import { addRates, ratesOf } from '@/utils/settings/rates';
import { type Base, loadBase, refreshBase } from '@/utils/state/standing/base';
import { keepStanding } from '@/utils/state/standing/upkeep';

const EUR = 'EUR' as Currency;
const USD = 'USD' as Currency;
const firstDay = '2026-11-25' as CivilDate;

/** One base, and what a panel that was open all the while has of it in memory. */
interface World {
  readonly db: Database;
  today: CivilDate;
  base: Base | 'stale' | undefined;
}

type Step = (world: World) => Promise<unknown>;

const person = (at: number): Customer => ({
  ...{ id: `c${at}` as CustomerId, kind: 'person', name: `Person ${at}`, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1 },
});
const COUNT = 24;
const idOf = (at: number): CustomerId => `c${at % COUNT}` as CustomerId;
const exists = async (db: Database, id: CustomerId) => (await reading(db, [], (session) => customersWith(session, [id]))).has(id);

const anyNumber = fc.nat({ max: 10_000 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(anyNumber, anyNumber, fc.boolean()).map(([at, salt, isLater]) => book(at, salt, isLater ? 'later' : 'now')),
  },
  { weight: 2, arbitrary: fc.tuple(anyNumber, anyNumber).map(([at, salt]) => edit(at, salt)) },
  fc.constant<Step>(({ db }) => settleLedger(db)),
  fc.tuple(anyNumber, anyNumber).map(([at, salt]) => meet(at, salt)),
  anyNumber.map((at) => forgetContacts(at)),
  anyNumber.map(
    (at): Step =>
      async ({ db }) =>
        updateCustomer(db, idOf(at), (before) => ({ ...before, summary: { currency: at % 3 === 0 ? USD : EUR, revenue: at, cost: 1 } })),
  ),
  anyNumber.map(
    (at): Step =>
      ({ db }) =>
        eraseCustomer(db, idOf(at)),
  ),
  anyNumber.map(
    (at): Step =>
      async (world) => {
        world.today = addDays(world.today, (at % 3 === 0 ? 200 : 1) * (at % 7 === 0 ? -1 : 1));
      },
  ),
  anyNumber.map(
    (at): Step =>
      async ({ db }) =>
        setSetting(db, serviceCost, { currency: at % 4 === 0 ? USD : EUR, minorPerHour: at, minutesPerContact: 10, isConfirmed: true }),
  ),
  anyNumber.map(
    (at): Step =>
      ({ db }) =>
        addRates(db, [{ on: addDays(firstDay, -(at % 400)), currency: USD, perEuro: `1.${at}` }]),
  ),
  fc.constant<Step>(({ db }) => eraseAll(db, { keepsSettings: true })),
  anyNumber.map((at) => importFile(at)),
  fc.constant<Step>(async ({ db }) => {
    const [job] = await db.getAllKeys('imports');
    if (job !== undefined) await undoImport(db, job);
  }),
  { weight: 3, arbitrary: fc.constant<Step>(({ db, today }) => keepStanding(db, today)) },
  { weight: 3, arbitrary: fc.constant<Step>(look) },
);

async function look(world: World): Promise<void> {
  const { db, base, today } = world;
  world.base = base === undefined || base === 'stale' ? await loadBase(db, today) : await refreshBase(db, base, today);
}

function entryOf(at: number, salt: number): LedgerEntry {
  const kind = ledgerKinds[salt % ledgerKinds.length] ?? 'revenue';
  return {
    ...{ id: newId(), customerId: idOf(at), on: addDays(firstDay, 20 - (salt % 800)), kind, minor: salt * 7 },
    ...{ currency: salt % 11 === 0 ? USD : EUR, sourceKey: `row:${newId()}` },
  };
}

const book =
  (at: number, salt: number, sorted: 'now' | 'later'): Step =>
  async ({ db }) => {
    const entries = [entryOf(at, salt), entryOf(at + 1, salt + 3), entryOf(at, salt + 1)];
    const known = await Promise.all(entries.map(async (entry) => ((await exists(db, entry.customerId)) ? [entry] : [])));
    await writing(db, ledgerStores, (session) =>
      putLedger(
        session,
        known.flat().map((after) => ({ after })),
        sorted,
      ),
    );
  };

/** Changes an entry, moves it to somebody else, or removes it. */
const edit =
  (at: number, salt: number): Step =>
  async ({ db }) => {
    const before = (await factsOfAll(db, [idOf(at)])).get(idOf(at))?.ledger[0];
    if (before === undefined || !(await exists(db, idOf(salt)))) return;
    const after = salt % 3 === 0 ? undefined : { ...before, minor: salt, customerId: salt % 3 === 1 ? idOf(salt) : before.customerId };
    await writing(db, ledgerStores, (session) => putLedger(session, [{ before, after }]));
  };

const meet =
  (at: number, salt: number): Step =>
  async ({ db }) => {
    const interaction: Interaction = {
      ...{ id: newId(), customerId: idOf(at), at: noonOf(addDays(firstDay, 10 - (salt % 500))), team: 'service', direction: 'in' },
      ...{ channel: channels[salt % channels.length] ?? 'mail', summary: '', revision: 1, ...(salt % 2 ? { minutes: salt % 60 } : {}) },
    };
    await writing(db, ['interactions'], (session) => putRows(session, 'interactions', [interaction]));
  };

const forgetContacts =
  (at: number): Step =>
  async ({ db }) => {
    await writing(db, ['interactions'], (session) => removeRows(session, 'interactions', idOf(at), ({ minutes = 0 }) => minutes % 2 === 0));
  };

const importFile =
  (at: number): Step =>
  async ({ db }) => {
    const rows = Array.from({ length: 3 }, (_, row) => `N${(at + row) % 50},K${(at + row) % 5},2026-${1 + (at % 11)}-0${1 + row},${at}.50`);
    const file = new File([['invoice no,customer id,date,net', ...rows].join('\n')], 'invoices.csv');
    const surveyed = await survey(file, { currency: EUR });
    if (surveyed.ok) await applyImport(db, surveyed.value, { fileName: 'invoices.csv', isShared: () => false });
  };

/** Everybody's margin by slot, reckoned from the records alone. */
async function recomputed({ db, today }: World): Promise<{ readonly currency: Currency; readonly margins: Map<number, number> }> {
  const customers: Customer[] = [];
  for await (const some of everyCustomer(db)) customers.push(...some);
  const ids = customers.map(({ id }) => id);
  const facts = await factsOfAll(db, ids);
  const slots = await reading(db, [], async (session) => {
    await customersWith(session, ids);
    return new Map(session.slots);
  });
  const cost = await getSetting(db, serviceCost);
  const exchange = exchangeWith(await ratesOf(db, [EUR, USD]));
  const currencies = customers.flatMap(({ id, summary }) => {
    const ledger = facts.get(id)?.ledger ?? [];
    const isSummary = summary !== undefined && !ledger.some(({ kind }) => kind !== 'receivable');
    return [...ledger.map(({ currency }) => currency), ...(isSummary ? [summary.currency] : [])];
  });
  const currency = sharedCurrency(currencies.map((each) => ({ currency: each }) as LedgerEntry)) ?? cost.currency;
  const margins = new Map<number, number>();
  for (const { id, summary } of customers) {
    const { ledger = [], interactions = [] } = facts.get(id) ?? {};
    const { contributionMargin } = profitAndLoss({
      ...{ entries: ledger, interactions, summary, serviceCost: cost, exchange, currency },
      window: lastTwelveMonths(today),
    });
    const isCounted = ledger.length > 0 || summary !== undefined;
    if (isCounted && contributionMargin.value !== null) margins.set(slots.get(id) ?? -1, contributionMargin.value.minor);
  }
  return { currency, margins };
}

const known = (margin: Float64Array) => new Map([...margin.entries()].filter(([, value]) => !Number.isNaN(value)));

let turn = 0;

describe('the standing of all customers', () => {
  it('is that of the records after any sequence of imports, edits, undos, days and upkeeps', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 20 }), async (steps) => {
        const world: World = { db: await openDatabase({}, `standing-${turn++}`), today: firstDay, base: undefined };
        const { db } = world;
        await addCustomers(
          db,
          Array.from({ length: COUNT }, (_, at) => person(at)),
        );
        for (const step of steps) await step(world);
        const expected = await recomputed(world);
        await look(world);
        if (world.base === undefined || world.base === 'stale') throw new Error('a small base is never left stale');
        expect(world.base.terms.currency).toBe(expected.currency);
        expect(known(world.base.rolled.margins.margin)).toEqual(expected.margins);
        await keepStanding(db, world.today);
        const { parts, log } = await readStanding(db);
        expect(log.noted.size).toBe(0);
        expect(known(parts[0]?.margin ?? new Float64Array())).toEqual(expected.margins);
        db.close();
      }),
      { numRuns: 40 },
    );
  });

  it('costs one block where one customer changed, and nothing where none did', async () => {
    const db = await openDatabase({}, 'standing-one');
    await addCustomers(
      db,
      Array.from({ length: 2000 }, (_, at) => person(at)),
    );
    expect(await loadBase(db, firstDay)).toBe('stale');
    expect((await keepStanding(db, firstDay)).renewed).toBe(125);
    await book(3, 14, 'now')({ db, today: firstDay, base: undefined });
    expect((await keepStanding(db, firstDay)).renewed).toBe(1);
    expect((await keepStanding(db, firstDay)).renewed).toBe(0);
    // Whoever enters or leaves the window, and nobody else.
    expect((await keepStanding(db, addDays(firstDay, 1))).renewed).toBe(0);
    expect((await keepStanding(db, addDays(firstDay, 400))).renewed).toBe(1);
    db.close();
  });

  it('is made anew after everything was erased, whoever has it in memory', async () => {
    const db = await openDatabase({}, 'standing-erased');
    const world: World = { db, today: firstDay, base: undefined };
    await addCustomers(
      db,
      Array.from({ length: COUNT }, (_, at) => person(at)),
    );
    await book(3, 14, 'now')(world);
    await keepStanding(db, firstDay);
    await look(world);
    await eraseAll(db, { keepsSettings: true });
    await look(world);
    expect(world.base).toMatchObject({ totals: { counted: 0 } });
    await keepStanding(db, firstDay);
    await book(3, 14, 'now')(world);
    await look(world);
    expect(world.base).toMatchObject({ totals: { counted: 0 } });
    db.close();
  });
});
