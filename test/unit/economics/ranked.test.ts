import fc from 'fast-check';
import { expect, it } from 'vitest';
import { idHash } from '@/utils/db/hash';
import { encodePage } from '@/utils/db/ledger-page';
import type { Customer, CustomerId, Summary } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import { ledgerKinds } from '@/utils/domain/ledger-entry';
import { emptyTies, standingFlags, type Ties, tieKinds } from '@/utils/domain/standing';
import { addDays, noonOf } from '@/utils/domain/time';
import { profitAndLoss } from '@/utils/economics/profit-and-loss';
import { exchangeWith } from '@/utils/economics/rates';
import { customerBooks, type Records } from '@/utils/economics/roll-up';
import { rankAgain, rankedOf } from '@/utils/economics/standing/ranked';
import { rollUp } from '@/utils/economics/standing/roll-up';
import type { Terms } from '@/utils/economics/standing/span-books';
import { treeOf } from '@/utils/economics/standing/tree';
import { lastTwelveMonths } from '@/utils/economics/window';
import { confirmed, customer, day, EUR, entry, ticket, USD } from './records';

const today = day('2026-11-25');
const exchange = exchangeWith([{ on: day('2026-03-01'), currency: USD, perEuro: '1.1' }]);
const terms: Terms = { today, currency: EUR, exchange, serviceCost: { ...confirmed, minorPerHour: 4_567 } };
const idOf = (at: number) => `c${at}` as CustomerId;
const maybe = <T>(weight: number, some: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(undefined) }, { weight, arbitrary: some });

const anyBooking = fc.record({
  kind: fc.constantFrom(...ledgerKinds, 'revenue', 'goods', 'goods'),
  minor: fc.integer({ min: -50, max: 9_999 }),
  age: fc.constantFrom(-3, 5, 90, 300, 500),
  currency: fc.constantFrom(...new Array<typeof EUR>(15).fill(EUR), USD),
  isGoodsUnknown: fc.integer({ min: 0, max: 15 }).map((roll) => roll === 0),
});

/** Customers, some of whom belong to others or were merged: also in circles, and to somebody who is gone. */
const anyPeople = fc.array(
  fc.record({
    kind: fc.constantFrom<Customer['kind']>('person', 'person', 'company'),
    companyId: maybe(4, fc.nat({ max: 8 }).map(idOf)),
    parentId: maybe(3, fc.nat({ max: 8 }).map(idOf)),
    mergedInto: maybe(2, fc.nat({ max: 8 }).map(idOf)),
    summary: maybe(2, fc.record({ currency: fc.constantFrom(EUR, EUR, USD), revenue: maybe(8, fc.nat(900)), cost: maybe(8, fc.nat(90)) })),
    bookings: fc.array(anyBooking, { maxLength: 4 }),
    minutes: fc.array(maybe(8, fc.nat(100)), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 8 },
);

type Person = typeof anyPeople extends fc.Arbitrary<(infer P)[]> ? P : never;

function recordsOf(people: readonly Person[]) {
  const customers = people.map(({ bookings, minutes, ...rest }, at) =>
    customer(idOf(at), Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Partial<Customer>),
  );
  const entries = people.flatMap(({ bookings }, at) =>
    bookings.map(({ kind, minor, age, currency, isGoodsUnknown }) =>
      entry(kind, minor, addDays(today, -age), {
        ...{ customerId: idOf(at), currency },
        ...(isGoodsUnknown && kind === 'revenue' ? { isGoodsUnknown } : {}),
      }),
    ),
  );
  const interactions = people.flatMap(({ minutes }, at) =>
    minutes.map((each): Interaction => ({ ...ticket(addDays(today, -9), each), customerId: idOf(at), at: noonOf(addDays(today, -9)) })),
  );
  return { customers, entries, interactions };
}

type Recorded = ReturnType<typeof recordsOf>;

function tiesOf(customers: readonly Customer[]): Ties {
  const ties = emptyTies(customers.length);
  for (const [at, { id, kind, companyId, parentId, mergedInto }] of customers.entries()) {
    const above = companyId ?? parentId;
    ties.self[at] = idHash(id);
    ties.into[at] = mergedInto === undefined ? 0 : idHash(mergedInto);
    ties.above[at] = above === undefined ? 0 : idHash(above);
    ties.kinds[at] = (kind === 'company' ? tieKinds.isCompany : 0) | (companyId === undefined ? tieKinds.isParent : 0);
  }
  return ties;
}

function rankedFrom({ customers, entries, interactions }: Recorded) {
  const slotOf = (id: CustomerId) => customers.findIndex((one) => one.id === id);
  const ties = tiesOf(customers);
  const { standing, amounts } = rollUp(
    {
      ...{ first: 0, count: customers.length, ties },
      pages: [encodePage(entries.map((each) => ({ slot: slotOf(each.customerId), entry: each })))],
      interactions: new Map(customers.map(({ id }, at) => [at, interactions.filter(({ customerId }) => customerId === id)])),
      summaries: new Map(customers.flatMap(({ summary }, at) => (summary === undefined ? [] : [[at, summary as Summary] as const]))),
    },
    terms,
  );
  const shares = { ...ties, ...amounts };
  return { margins: { margin: standing.margin, flags: standing.flags }, tied: { shares, tree: treeOf(shares) }, terms };
}

/** What profit and loss says of each customer and company, by id; null where the margin is not known. */
function reckoned({ customers, entries, interactions }: Recorded) {
  const of = ({ summary }: Customer, records: Records) => {
    const result = profitAndLoss({ ...records, ...terms, summary, window: lastTwelveMonths(today) });
    return {
      isCounted: records.entries.length > 0 || summary !== undefined,
      margin: result.contributionMargin.value?.minor ?? null,
      isMeasured: result.contributionMargin.state === 'measured',
      isWithoutRate: result.contributionMargin.missing.includes('rate'),
    };
  };
  const rows = customerBooks(customers, entries, interactions).map(({ customer: one, own, group, isTop }) => ({
    ...{ id: one.id, isCompany: one.kind === 'company', isTop, own: of(one, own), group: of(one, group) },
  }));
  const list = (some: readonly { readonly id: CustomerId; readonly row: ReturnType<typeof of> }[]) =>
    some.filter(({ row }) => row.isCounted).map(({ id, row }) => ({ id, ...row }));
  return {
    customers: list(rows.map(({ id, own }) => ({ id, row: own }))),
    companies: list(rows.filter(({ isCompany }) => isCompany).map(({ id, group }) => ({ id, row: group }))),
    accounts: list(rows.filter(({ isTop }) => isTop).map(({ id, group }) => ({ id, row: group }))),
  };
}

const lists = ['customers', 'companies', 'accounts'] as const;

it('ranks customers, companies and accounts by what profit and loss says of them', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyPeople, (people) => {
      const recorded = recordsOf(people);
      const ranked = rankedOf(rankedFrom(recorded));
      const expected = reckoned(recorded);
      for (const name of lists) {
        const { margin, flags } = ranked[name];
        const listed = recorded.customers.flatMap(({ id }, slot) => {
          const flag = flags[slot] ?? 0;
          if ((flag & standingFlags.counted) === 0) return [];
          const minor = margin[slot] ?? Number.NaN;
          const isKnown = !Number.isNaN(minor);
          const isWithoutRate = (flag & (standingFlags.noRate | standingFlags.servedWithoutRate)) !== 0;
          return [
            {
              id,
              isCounted: true,
              margin: isKnown ? minor : null,
              isMeasured: isKnown && (flag & standingFlags.unsure) === 0,
              isWithoutRate,
            },
          ];
        });
        expect(listed, name).toEqual(expected[name]);
      }
    }),
    { numRuns: 500 },
  );
});

it('ranks again whoever a change concerns, and nobody else', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyPeople, fc.nat(), fc.array(anyBooking, { maxLength: 3 }), (people, at, bookings) => {
      const changed = at % people.length;
      const before = rankedFrom(recordsOf(people));
      const after = rankedFrom(recordsOf(people.map((one, index) => (index === changed ? { ...one, bookings } : one))));
      const ranked = rankedOf(before);
      // Margins are brought up to date where they are, as lists can be them.
      before.margins.margin.set(after.margins.margin);
      before.margins.flags.set(after.margins.flags);
      expect(rankAgain(ranked, { ...after, margins: before.margins }, [changed])).toBe(true);
      expect(ranked).toEqual(rankedOf(after));
    }),
    { numRuns: 300 },
  );
});

it.each(['person', 'company'] as const)('lists a %s who belongs to nobody as they are, without a copy', (kind) => {
  const { margins } = rankedFrom({ customers: [customer('a', { kind })], entries: [], interactions: [] });
  const ranked = rankedOf({ margins, terms });
  expect(ranked.customers).toBe(margins);
  expect(ranked.accounts).toBe(margins);
});
