import { deleteDB } from 'idb';
import { putCustomers } from '@/utils/db/customer-records';
import { AT_REST, foldHints } from '@/utils/db/hint-fold';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger, settleLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import { putRows } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import { readDetails, readStanding } from '@/utils/db/standing-records';
import type { Customer } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { addDays, type CivilDate, noonOf } from '@/utils/domain/time';
import { curvePoints } from '@/utils/economics/standing/curve';
import { placeOf } from '@/utils/economics/whale-curve';
import { type Base, loadBase, refreshBase } from '@/utils/state/standing/base';
import { keepModel } from '@/utils/state/standing/model';
import { keepStanding } from '@/utils/state/standing/upkeep';
import { line, quantile, type StoreLine, timed } from './line';
import { interactionOf, peopleIn } from './people';

const today = '2026-11-25' as CivilDate;
const EUR = 'EUR' as Currency;
const RUNS = 60;

/** Five ledger rows and two contacts for each of so many customers: all added up, a day later, read, ranked, and one customer's change. */
export const run = ({ customers }: { readonly customers: number }): Promise<StoreLine[]> => measured(customers, (people) => people);

/** @param as what becomes of some thousand generated customers before they are written */
export async function measured(count: number, as: (people: readonly Customer[]) => readonly Customer[]): Promise<StoreLine[]> {
  const { db, someone } = await filled(count, as);
  const among = `${count} customers`;
  const first = await timed(() => keepStanding(db, today));
  const nothing = await timed(() => keepStanding(db, today));
  const dayLater = await timed(() => keepStanding(db, addDays(today, 1)));
  const then = addDays(today, 1);
  const upkept = await keepStanding(db, then);
  const fit = await timed(() => keepModel(db, then, upkept));
  const details = await timed(() => readDetails(db));
  const reads: number[] = [];
  for (let at = 0; at < 9; at += 1) reads.push(await timed(() => readStanding(db)));
  let base = current(await loadBase(db, then));
  const load = await timed(async () => current(await loadBase(db, then)));
  const { margin } = base.rolled.margins;
  const places: number[] = [];
  const curves: number[] = [];
  for (let at = 0; at < 21; at += 1) {
    places.push(await timed(async () => placeOf(margin[(at * 7_919) % count] ?? 0, margin)));
    curves.push(await timed(async () => curvePoints(margin)));
  }
  const sorted = await timed(async () => margin.slice().sort());
  const changes: number[] = [];
  for (let at = 0; at < RUNS; at += 1) {
    const customer = someone(at);
    await write(db, [customer], (index) => bookings(customer, index, 1));
    const start = performance.now();
    base = current(await refreshBase(db, base, then));
    placeOf(margin[0] ?? 0, base.rolled.margins.margin);
    changes.push(performance.now() - start);
  }
  db.close();
  return [
    line(`roll-ups of ${among} from the ledger, all anew`, first, null, { ms: 3000 }, 1),
    line(`roll-ups of ${among}, nothing stale`, nothing, null, null, 1),
    line(`roll-ups of ${among} a day later`, dayLater, null, null, 1),
    line(`models of ${among} fitted from the roll-ups`, fit, null, null, 1),
    line(`details of ${among} read`, details, null, null, 1),
    line(`margins of ${among} read, p50`, quantile(reads, 0.5), null, { ms: 40 }, reads.length),
    line(`base of ${among} loaded and counted`, load, null, null, 1),
    line(`place of one of ${among}, p50`, quantile(places, 0.5), quantile([sorted], 0.5), null, places.length),
    line(`whale curve of ${among}, p50`, quantile(curves, 0.5), quantile([sorted], 0.5), null, curves.length),
    line(`one customer's change among ${among}: added up and placed, p50`, quantile(changes, 0.5), null, { ms: 16 }, RUNS),
    line(`one customer's change among ${among}: added up and placed, p99`, quantile(changes, 0.99), null, null, RUNS),
  ];
}

async function filled(count: number, as: (people: readonly Customer[]) => readonly Customer[]) {
  await deleteDB('standing');
  const db = await openDatabase({}, 'standing');
  const some: Customer[] = [];
  for (const generated of peopleIn(count, 16_384)) {
    const people = as(generated);
    some.push(...people.filter((_, index) => index % 1000 === 7));
    await write(db, people, (index) => bookings(people[index] as Customer, index, 5), true);
  }
  await settleLedger(db);
  await foldHints(db, AT_REST);
  return { db, someone: (at: number) => some[(at * 7) % some.length] as Customer };
}

/** Writes what these customers have; new ones with two contacts each. */
function write(db: Database, people: readonly Customer[], entriesOf: (index: number) => LedgerEntry[], isNew = false): Promise<void> {
  return writing(
    db,
    [...ledgerStores, 'interactions'],
    async (session) => {
      if (isNew) await putCustomers(session, people);
      const edits = people.flatMap((_, index) => entriesOf(index)).map((after) => ({ after }));
      await putLedger(session, edits);
      if (isNew) {
        const contacts = people.flatMap((customer, index) => [0, 1].map((turn) => contactOf(customer, index, turn)));
        await putRows(session, 'interactions', contacts);
      }
    },
    { durability: 'relaxed' },
  );
}

const contactOf = (customer: Customer, index: number, turn: number) => ({
  ...interactionOf(customer, index),
  at: noonOf(addDays(today, -((index * 31 + turn * 177) % 500))),
});

const bookings = (customer: Customer, index: number, count: number): LedgerEntry[] =>
  Array.from({ length: count }, (_, turn) => {
    const id: LedgerEntry['id'] = newId();
    const isGoods = turn % 5 === 4;
    return {
      id,
      customerId: customer.id,
      on: addDays(today, -((index * 17 + (isGoods ? 0 : turn) * 113) % 720)),
      kind: isGoods ? ('goods' as const) : ('revenue' as const),
      minor: 1000 + ((index * 7_919 + turn * 104_729) % 90_000),
      currency: EUR,
      sourceKey: `invoice:${id}/revenue`,
    };
  });

function current(base: Base | 'stale'): Base {
  if (base === 'stale') throw new Error('the base is stale');
  return base;
}
