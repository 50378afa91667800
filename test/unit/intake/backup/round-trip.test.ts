import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { putCustomers } from '@/utils/db/customer-records';
import { keepReplaced } from '@/utils/db/history';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import { packStores, putRows } from '@/utils/db/packs';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { channels, type Interaction, teams } from '@/utils/domain/interaction';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { type Opportunity, stages } from '@/utils/domain/opportunity';
import { type CivilDate, civilDate, type Millis } from '@/utils/domain/time';
import { type Voice, voiceKinds } from '@/utils/domain/voice';
import { openBackup, writeBackup } from '@/utils/intake/backup/backup-file';
import { type Bundle, everyBundle } from '@/utils/intake/backup/bundle';
import { backupLines } from '@/utils/intake/backup/lines';
import { restoreBackup } from '@/utils/intake/backup/restore';

const id = fc.uuid({ version: 7 }) as fc.Arbitrary<never>;
const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const moment = fc.nat({ max: 2_000_000_000_000 }) as unknown as fc.Arbitrary<Millis>;
const day = fc
  .tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, date]) => civilDate(year, month, date) as CivilDate);
const minor = fc.integer({ min: -1e12, max: 1e12 });
const currency = fc.constantFrom('EUR', 'JPY', 'KWD') as unknown as fc.Arbitrary<Currency>;
const revision = fc.integer({ min: 1, max: 3 });
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Without the keys that are undefined: a record has them or not. */
const record = <T extends object>(fields: { [Key in keyof T]-?: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> =>
  fc.record(fields).map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as T);

const customer = record<Customer>({
  ...{ id, kind: fc.constantFrom('person', 'company'), name: words, companyId: some(id), parentId: some(id), role: some(words) },
  ...{
    emails: fc.array(
      fc.emailAddress().map((text) => text.toLowerCase() as Email),
      { maxLength: 2 },
    ),
    domains: fc.constant([]),
  },
  wallet: some(fc.record({ minor: fc.integer({ min: 1, max: 1e12 }), currency, on: day })),
  ...{ phones: fc.constant([]), address: some(words), tags: fc.constant([]), sourceKeys: fc.constant([]), summary: fc.constant(undefined) },
  ...{ mergedInto: some(id), importId: some(id), createdAt: moment, updatedAt: moment, revision },
});

const factsOf = (customerId: CustomerId) =>
  fc.record({
    ledger: fc.array(
      record<LedgerEntry>({
        ...{ id, customerId: fc.constant(customerId), on: day, kind: fc.constantFrom(...ledgerKinds), minor, currency },
        ...{ sourceKey: fc.uuid(), importId: some(id), memo: some(words), isGoodsUnknown: some(fc.constant(true)), dueOn: some(day) },
      }),
      { maxLength: 4 },
    ),
    interactions: fc.array(
      record<Interaction>({
        ...{
          id,
          customerId: fc.constant(customerId),
          personId: some(id),
          at: moment,
          channel: fc.constantFrom(...channels),
          by: some(words),
        },
        ...{
          team: fc.constantFrom(...teams),
          direction: fc.constantFrom('in', 'out', 'internal'),
          conversation: some(words),
          summary: words,
        },
        ...{ minutes: some(fc.nat()), status: some(fc.constantFrom('planned', 'open', 'done')), answeredAt: some(moment) },
        ...{ handedTo: fc.constant(undefined), url: some(words), sourceKey: some(fc.uuid()), importId: some(id), revision },
      } as never),
      { maxLength: 4 },
    ),
    voices: fc.array(
      record<Voice>({
        ...{ id, customerId: fc.constant(customerId), personId: some(id), kind: fc.constantFrom(...voiceKinds), about: fc.constant('us') },
        ...{ text: words, quote: some(words), url: some(words), at: moment, author: words, state: fc.constantFrom('open', 'met', 'kept') },
        ...{ dueOn: some(day), settledAt: some(moment), settledBy: some(words), minor: some(minor), currency: some(currency) },
        ...{ sourceKey: some(fc.uuid()), importId: some(id), revision },
      } as never),
      { maxLength: 4 },
    ),
    opportunities: fc.array(
      record<Opportunity>({
        ...{ id, customerId: fc.constant(customerId), title: words, minor, currency, stage: fc.constantFrom(...stages), openedOn: day },
        ...{ probability: some(fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true }).map((share) => share + 0)) },
        ...{ reason: some(words), competitorId: some(id), closesOn: some(day), closedOn: some(day) },
        ...{ sourceKey: some(fc.uuid()), importId: some(id), revision },
      } as never),
      { maxLength: 3 },
    ),
  });

const bundles = fc.uniqueArray(
  customer.chain((made) => factsOf(made.id).map((facts): Omit<Bundle, 'replaced'> => ({ customer: made, ...facts }))),
  { selector: (bundle) => bundle.customer.id, maxLength: 40 },
);

async function fill(db: Database, all: readonly Omit<Bundle, 'replaced'>[]): Promise<void> {
  await writing(db, [...ledgerStores, ...packStores, 'history'], async (session) => {
    await putCustomers(
      session,
      all.map((bundle) => bundle.customer),
    );
    await putLedger(
      session,
      all.flatMap(({ ledger }) => ledger.map((after) => ({ after }))),
    );
    for (const store of packStores) for (const bundle of all) await putRows(session, store, bundle[store] as never);
    for (const {
      customer: { ...edited },
    } of all)
      if (edited.revision > 1) await keepReplaced(session.transaction, 'customers', { ...edited, revision: edited.revision - 1 });
  });
}

interface Ordered {
  readonly id?: string;
  readonly key?: string;
}

/** Everybody by id, with their records by id. */
async function known(db: Database): Promise<readonly object[]> {
  const nameOf = ({ id, key }: Ordered) => id ?? key ?? '';
  const inOrder = (records: readonly Ordered[]) => [...records].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const all = new Map<string, object>();
  for await (const bundle of everyBundle(db)) {
    const parts = Object.entries(bundle).map(([kind, of]) => [kind, Array.isArray(of) ? inOrder(of) : of]);
    all.set(bundle.customer.id, Object.fromEntries(parts));
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bundle]) => bundle);
}

it('whatever is backed up is the same after it was restored into an empty database, with a passphrase or without', async () => {
  let turn = 0;
  await fc.assert(
    fc.asyncProperty(bundles, fc.constantFrom('merge', 'replace'), async (all, mode) => {
      turn += 1;
      const [from, to] = await Promise.all([openDatabase({}, `from-${turn}`), openDatabase({}, `to-${turn}`)]);
      await fill(from, all);
      // Stretching a passphrase takes a third of a second: once is enough.
      const passphrase = turn === 1 ? 'correct horse' : '';
      const parts: BlobPart[] = [];
      for await (const part of writeBackup(backupLines(from), { createdAt: 1 as Millis, schema: from.version, passphrase }))
        parts.push(part);
      const backup = await openBackup(new Blob(parts), passphrase);
      if (!backup.ok) throw new Error(backup.error);
      expect(await restoreBackup(to, backup.value, { mode })).toEqual({ ok: true, value: { customers: all.length, erased: 0 } });
      expect(await known(to)).toEqual(await known(from));
      from.close();
      to.close();
    }),
    { numRuns: 25 },
  );
}, 60_000);
