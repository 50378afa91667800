import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customersWith } from '@/utils/db/customer-records';
import { everyCustomer } from '@/utils/db/customers';
import { eraseAll } from '@/utils/db/erase';
import { factsOfAll } from '@/utils/db/facts';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { reading } from '@/utils/db/session';
import { readStanding } from '@/utils/db/standing-records';
import type { Customer } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { addDays } from '@/utils/domain/time';
import { usualDiscount } from '@/utils/economics/lifetime/discount';
import { profitAndLoss, sharedCurrency } from '@/utils/economics/profit-and-loss';
import { exchangeWith } from '@/utils/economics/rates';
import { report } from '@/utils/economics/report';
import { customerBooks, type Records } from '@/utils/economics/roll-up';
import { lastTwelveMonths } from '@/utils/economics/window';
import { serviceCost } from '@/utils/settings/items';
import { ratesOf } from '@/utils/settings/rates';
import { getSetting } from '@/utils/settings/setting';
import { aheadOf } from '@/utils/state/standing/ahead';
import { loadBase } from '@/utils/state/standing/base';
import { keepStanding } from '@/utils/state/standing/upkeep';
import { anyFiledStep, anyStep, begin, book, COUNT, EUR, firstDay, look, USD, type World } from './histories';

/** Everything that was recorded, and where everybody is. */
async function recorded(db: Database) {
  const customers: Customer[] = [];
  for await (const some of everyCustomer(db)) customers.push(...some);
  const ids = customers.map(({ id }) => id);
  const facts = [...(await factsOfAll(db, ids)).values()];
  const slots = await reading(db, [], async (session) => {
    await customersWith(session, ids);
    return new Map(session.slots);
  });
  return {
    ...{ customers, slots, cost: await getSetting(db, serviceCost), exchange: exchangeWith(await ratesOf(db, [EUR, USD])) },
    entries: facts.flatMap(({ ledger }) => ledger),
    interactions: facts.flatMap(({ interactions }) => interactions),
  };
}

/** Everybody's margin by slot, of each record and as customers and companies are ranked, reckoned from the records alone. */
async function recomputed({ db, today }: World) {
  const { customers, slots, entries, interactions, cost, exchange } = await recorded(db);
  const currencies = customers.flatMap(({ id, summary }) => {
    const ledger = entries.filter(({ customerId }) => customerId === id);
    const isSummary = summary !== undefined && !ledger.some(({ kind }) => kind !== 'receivable');
    return [...ledger.map(({ currency }) => currency), ...(isSummary ? [summary.currency] : [])];
  });
  const currency = sharedCurrency(currencies.map((each) => ({ currency: each }) as LedgerEntry)) ?? cost.currency;
  const marginOf = ({ summary }: Customer, records: Records) => {
    const { contributionMargin } = profitAndLoss({
      ...{ ...records, summary, serviceCost: cost, exchange, currency },
      window: lastTwelveMonths(today),
    });
    const isCounted = records.entries.length > 0 || summary !== undefined;
    return isCounted ? contributionMargin.value?.minor : undefined;
  };
  const bySlot = (rows: readonly { readonly customer: Customer; readonly margin: number | undefined }[]) =>
    new Map(
      rows
        .flatMap(({ customer, margin }) => (margin === undefined ? [] : [[slots.get(customer.id) ?? -1, margin] as const]))
        .sort(([a], [b]) => a - b),
    );
  const books = customerBooks(customers, entries, interactions);
  const groups = books.map(({ customer, group, isTop }) => ({ customer, isTop, margin: marginOf(customer, group) }));
  const alone = customers.map(({ mergedInto, companyId, parentId, ...customer }) => customer as Customer);
  return {
    currency,
    records: bySlot(
      customerBooks(alone, entries, interactions).map(({ customer, own }) => ({ customer, margin: marginOf(customer, own) })),
    ),
    customers: bySlot(books.map(({ customer, own }) => ({ customer, margin: marginOf(customer, own) }))),
    companies: bySlot(groups.filter(({ customer }) => customer.kind === 'company')),
    accounts: bySlot(groups.filter(({ isTop }) => isTop)),
  };
}

const known = (margin: Float64Array = new Float64Array()) => new Map([...margin.entries()].filter(([, value]) => !Number.isNaN(value)));

let turn = 0;

async function worldAfter(steps: readonly ((world: World) => Promise<unknown>)[]): Promise<World> {
  const world: World = { db: await openDatabase({}, `standing-${turn++}`), today: firstDay, base: undefined };
  await begin(world.db);
  for (const step of steps) await step(world);
  return world;
}

function baseOf({ base }: World) {
  if (base === undefined || base === 'stale') throw new Error('a small base is never left stale');
  return base;
}

describe('the standing of all customers', () => {
  it('is that of the records after any sequence of imports, edits, merges, undos, days and upkeeps', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 30 }), async (steps) => {
        const world = await worldAfter(steps);
        const { db } = world;
        const { currency, records, ...lists } = await recomputed(world);
        await look(world);
        const { terms, rolled, ranked } = baseOf(world);
        expect(terms.currency).toBe(currency);
        expect(known(rolled.margins.margin)).toEqual(records);
        for (const list of ['customers', 'companies', 'accounts'] as const) expect(known(ranked[list].margin), list).toEqual(lists[list]);
        await keepStanding(db, world.today);
        const { parts, log } = await readStanding(db);
        expect(log.noted.size).toBe(0);
        expect(known(parts[0]?.margin)).toEqual(records);
        const fresh = await loadBase(db, world.today);
        if (fresh === 'stale') throw new Error('nothing is stale after the upkeep');
        expect(fresh.ranked).toEqual(ranked);
        expect(fresh.totals).toEqual(baseOf(world).totals);
        db.close();
      }),
      { numRuns: 60 },
    );
  });

  it('says the ranks that the report says', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFiledStep, { minLength: 6, maxLength: 30 }), async (steps) => {
        const world = await worldAfter(steps);
        const { customers, entries, interactions, cost, exchange } = await recorded(world.db);
        const { from } = lastTwelveMonths(world.today);
        const said = report({
          ...{ customers, entries, interactions, exchange, from, asOf: world.today, currency: cost.currency, serviceCost: cost },
          ...{ writtenId: ({ id }) => id, discount: usualDiscount, lifetime: 'orders' },
        });
        await look(world);
        for (const { id, mergedInto } of customers) {
          const ahead = await aheadOf(world.db, baseOf(world), undefined, id);
          if (ahead === undefined || mergedInto !== undefined) continue;
          const { among, rank, unranked } = ahead;
          const isInReport = said[among].some((row) => row.id === id);
          const ranks = said[among].flatMap((row) => row.rank ?? []);
          // Without a rate the report ranks nobody; the panel ranks those that are left, as an estimate that names it.
          if (ranks.length === 0 && rank.value !== null) {
            expect([rank.state === 'measured', rank.missing.includes('rate')]).toEqual([false, true]);
            continue;
          }
          expect([id, among, rank.value?.rank ?? null]).toEqual([id, among, said[among].find((row) => row.id === id)?.rank ?? null]);
          if (rank.value === null) continue;
          expect(isInReport).toBe(true);
          expect([rank.value.of, unranked]).toEqual([ranks.length, said[among].length - ranks.length]);
        }
        world.db.close();
      }),
      { numRuns: 40 },
    );
  });

  it('costs one block where one customer changed, and nothing where none did', async () => {
    const db = await openDatabase({}, 'standing-one');
    await begin(db, 2000);
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
    await begin(db, COUNT);
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
