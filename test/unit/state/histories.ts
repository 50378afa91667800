import fc from 'fast-check';
import { customersWith } from '@/utils/db/customer-records';
import { addCustomers, updateCustomer } from '@/utils/db/customers';
import { eraseAll, eraseCustomer } from '@/utils/db/erase';
import { factsOfAll } from '@/utils/db/facts';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger, settleLedger } from '@/utils/db/ledger-writes';
import { mergeCustomer, unmergeCustomer } from '@/utils/db/merges';
import { putRows, removeRows } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { reading, writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import { channels, type Interaction } from '@/utils/domain/interaction';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { addDays, type CivilDate, type Millis, noonOf } from '@/utils/domain/time';
import { applyImport } from '@/utils/intake/apply';
import { survey } from '@/utils/intake/survey';
import { undoImport } from '@/utils/intake/undo';
import { serviceCost } from '@/utils/settings/items';
import { addRates } from '@/utils/settings/rates';
import { setSetting } from '@/utils/settings/setting';
import { type Base, loadBase, refreshBase } from '@/utils/state/standing/base';
import { keepStanding } from '@/utils/state/standing/upkeep';

// What can happen to a base of customers, step by step.

export const EUR = 'EUR' as Currency;
export const USD = 'USD' as Currency;
export const firstDay = '2026-11-25' as CivilDate;

/** One base, and what a panel that was open all the while has of it in memory. */
export interface World {
  readonly db: Database;
  today: CivilDate;
  base: Base | 'stale' | undefined;
}

export type Step = (world: World) => Promise<unknown>;

export const COUNT = 24;
export const idOf = (at: number): CustomerId => `c${at % COUNT}` as CustomerId;

/** Every fourth is a company. */
export const customerAt = (at: number): Customer => ({
  ...{ id: `c${at}` as CustomerId, kind: at % 4 === 0 ? 'company' : 'person', name: `Customer ${at}` },
  ...{ emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1 },
});

export const begin = (db: Database, count = COUNT): Promise<void> =>
  addCustomers(
    db,
    Array.from({ length: count }, (_, at) => customerAt(at)),
  );

const exists = async (db: Database, id: CustomerId) => (await reading(db, [], (session) => customersWith(session, [id]))).has(id);

/** The panel looks: it has its base once more. */
export async function look(world: World): Promise<void> {
  const { db, base, today } = world;
  world.base = base === undefined || base === 'stale' ? await loadBase(db, today) : await refreshBase(db, base, today);
}

function entryOf(at: number, salt: number, ahead: number): LedgerEntry {
  const kind = ledgerKinds[salt % ledgerKinds.length] ?? 'revenue';
  return {
    ...{ id: newId(), customerId: idOf(at), on: addDays(firstDay, ahead - (salt % 800)), kind, minor: salt * 7 },
    ...{ currency: salt % 11 === 0 ? USD : EUR, sourceKey: `row:${newId()}` },
  };
}

export const book =
  (at: number, salt: number, sorted: 'now' | 'later', ahead = 20): Step =>
  async ({ db }) => {
    const entries = [entryOf(at, salt, ahead), entryOf(at + 1, salt + 3, ahead), entryOf(at, salt + 1, ahead)];
    const known = await Promise.all(entries.map(async (entry) => ((await exists(db, entry.customerId)) ? [entry] : [])));
    await writing(db, ledgerStores, (session) =>
      putLedger(
        session,
        known.flat().map((after) => ({ after })),
        sorted,
      ),
    );
  };

/** Sells something to six of them: revenue and its goods, so that margins are known. */
const sell =
  (at: number, salt: number, ahead: number): Step =>
  async ({ db }) => {
    const buyers = [0, 1, 4, 5, 9, 12].map((step) => idOf(at + step));
    const known = await Promise.all(buyers.map(async (id) => ((await exists(db, id)) ? [id] : [])));
    const rows = known.flat().flatMap((customerId, index) =>
      (['revenue', 'goods'] as const).map(
        (kind, goods): LedgerEntry => ({
          ...{ id: newId(), customerId, kind, minor: 100 + ((salt * 31 + index * 977) % 5000) + goods * (salt % 90) },
          ...{ on: addDays(firstDay, ahead - (salt % 500)), currency: salt % 40 === 7 ? USD : EUR, sourceKey: `row:${newId()}` },
        }),
      ),
    );
    await writing(db, ledgerStores, (session) =>
      putLedger(
        session,
        rows.map((after) => ({ after })),
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

const anyNumber = fc.nat({ max: 10_000 });
const of = (...makers: readonly ((at: number, salt: number) => Step)[]) =>
  makers.map((maker) => fc.tuple(anyNumber, anyNumber).map(([at, salt]) => maker(at, salt)));

/** Entries are booked up to so many days after the first day. */
const bookings = (ahead: number) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.tuple(anyNumber, anyNumber).map(([at, salt]) => sell(at, salt, ahead)) },
    ...of(
      (at, salt) => book(at, salt, 'now', ahead),
      (at, salt) => book(at, salt, 'later', ahead),
      edit,
      () =>
        ({ db }) =>
          settleLedger(db),
      meet,
      forgetContacts,
      (at) => importFile(at),
      () =>
        async ({ db }) => {
          const [job] = await db.getAllKeys('imports');
          if (job !== undefined) await undoImport(db, job);
        },
    ),
  );

/** Who belongs to whom: also to themselves, in circles, and to somebody who is gone. */
const ties = fc.oneof(
  ...of(
    (at, salt) =>
      ({ db }) =>
        updateCustomer(db, idOf(at), ({ companyId, ...before }) => (salt % 4 === 0 ? before : { ...before, companyId: idOf(4 * salt) })),
    (at, salt) =>
      ({ db }) =>
        updateCustomer(db, idOf(at), ({ parentId, ...before }) =>
          salt % 4 === 0 ? before : { ...before, parentId: idOf(salt % 3 === 0 ? salt : 4 * salt) },
        ),
    (at, salt) =>
      ({ db }) =>
        mergeCustomer(db, idOf(at), idOf(at + 4 * salt), 1 as Millis),
    (at, salt) =>
      ({ db }) =>
        mergeCustomer(db, idOf(at), idOf(salt), 1 as Millis),
    (at) =>
      ({ db }) =>
        unmergeCustomer(db, idOf(at), 1 as Millis),
    // A restored backup brings back whom others still belong to, in another place.
    (at) =>
      async ({ db }) => {
        if (!(await exists(db, idOf(at)))) await addCustomers(db, [customerAt(at % COUNT)]);
      },
  ),
);

const terms = fc.oneof(
  ...of(
    (at) =>
      ({ db }) =>
        setSetting(db, serviceCost, { currency: at % 4 === 0 ? USD : EUR, minorPerHour: at, minutesPerContact: 10, isConfirmed: true }),
    (at) =>
      ({ db }) =>
        addRates(db, [{ on: addDays(firstDay, -(at % 400)), currency: USD, perEuro: `1.${at}` }]),
    (at) =>
      ({ db }) =>
        eraseCustomer(db, idOf(at)),
  ),
);

const upkeep = fc.constantFrom<Step>(({ db, today }) => keepStanding(db, today), look);

const totals = fc.oneof(
  ...of(
    (at) =>
      ({ db }) =>
        updateCustomer(db, idOf(at), (before) => ({ ...before, summary: { currency: at % 3 === 0 ? USD : EUR, revenue: at, cost: 1 } })),
  ),
);
const clock = (back: -1 | 1) =>
  fc.oneof(
    ...of((at) => async (world) => {
      world.today = addDays(world.today, (at % 3 === 0 ? 200 : 1) * (at % 7 === 0 ? back : 1));
    }),
  );

/** Everything that can happen. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: bookings(20) },
  { weight: 6, arbitrary: ties },
  { weight: 3, arbitrary: terms },
  { weight: 2, arbitrary: totals },
  { weight: 1, arbitrary: clock(-1) },
  { weight: 1, arbitrary: fc.constant<Step>(({ db }) => eraseAll(db, { keepsSettings: true })) },
  { weight: 6, arbitrary: upkeep },
);

/** What can be in the files that a report is made of: no totals of customers, and nothing from after its day. */
export const anyFiledStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: bookings(0) },
  { weight: 6, arbitrary: ties },
  { weight: 2, arbitrary: terms },
  { weight: 1, arbitrary: clock(1) },
  { weight: 4, arbitrary: upkeep },
);
