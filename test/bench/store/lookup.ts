import { openDB } from 'idb';
import { findByEmails, updateCustomer } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import { putRows, rowsOf } from '@/utils/db/packs';
import { reading, writing } from '@/utils/db/session';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { interleaved, line, quantile, type StoreLine, timed } from './line';
import { dexieWith, idbWith, oursWith } from './peers';
import { customerOf, emailOf, interactionOf } from './people';

const RUNS = 400;

/** Looks up addresses among so many customers: by us, by an index through idb, and through Dexie. */
export async function run({ customers: count }: { readonly customers: number }): Promise<StoreLine[]> {
  const { db: idb } = await idbWith('lookup-idb', count);
  const dexie = await dexieWith('lookup-dexie', count);
  (await oursWith('lookup-ours', count)).db.close();
  const db = await openDatabase({}, 'lookup-ours');
  const cold = await timed(() => findByEmails(db, [emailOf(count >> 1)]));

  const someone = (run: number, salt = 0) => emailOf((run * 7_919 + salt * 104_729) % count);
  const oursOne = (run: number) => found(findByEmails(db, [someone(run)]), 1);
  const idbOne = async (run: number) => must((await idb.getAllFromIndex('customers', 'emails', someone(run))).length === 1);
  await interleaved(RUNS, [oursOne, idbOne]);
  const [one = [], idbOnes = []] = await interleaved(RUNS, [(run) => oursOne(run + RUNS), (run) => idbOne(run + RUNS)]);

  const stranger = (run: number) => `nobody.${run}@company-${run}.example` as Email;
  const [unknown = [], idbUnknown = []] = await interleaved(RUNS, [
    (run) => found(findByEmails(db, [stranger(run)]), 0),
    async (run) => must((await idb.getAllFromIndex('customers', 'emails', stranger(run))).length === 0),
  ]);

  const page = (run: number) => Array.from({ length: 50 }, (_, at) => someone(run, at + 1));
  const [fifty = [], idbFifty = [], dexieFifty = []] = await interleaved(60, [
    (run) => found(findByEmails(db, page(run)), 50),
    async (run) => {
      const index = idb.transaction('customers').store.index('emails');
      must((await Promise.all(page(run).map((email) => index.getAll(email)))).length === 50);
    },
    async (run) => must((await dexie.table('customers').where('emails').anyOf(page(run)).toArray()).length === 50),
  ]);

  const [interactions = [], indexed = []] = await fiftyInteractions();
  const ids = await Promise.all(
    Array.from({ length: 60 }, async (_, run) => (await findByEmails(db, [someone(run)])).get(someone(run))?.[0]),
  );
  const [updates = [], idbUpdates = []] = await interleaved(60, [
    async (run) => {
      const customer = ids[run];
      if (customer) await updateCustomer(db, customer.id, (before) => ({ ...before, role: `Role ${run}` }));
    },
    async (run) => {
      const [customer]: Customer[] = await idb.getAllFromIndex('customers', 'emails', someone(run));
      await idb.put('customers', { ...customer, role: `Role ${run}` });
    },
  ]);
  db.close();
  idb.close();
  dexie.close();
  const among = `among ${count} customers`;
  return [
    line(`one known address ${among}, p50`, quantile(one, 0.5), quantile(idbOnes, 0.5), { times: 1 }, RUNS),
    line(`one known address ${among}, p99`, quantile(one, 0.99), quantile(idbOnes, 0.99), { ms: 10 }, RUNS),
    line(`the first address ${among} after opening`, cold, null, null, 1),
    line(`an unknown address ${among}, p50`, quantile(unknown, 0.5), quantile(idbUnknown, 0.5), null, RUNS),
    line(`fifty addresses ${among} against idb, p50`, quantile(fifty, 0.5), quantile(idbFifty, 0.5), { ms: 8 }, 60),
    line(`fifty addresses ${among} against Dexie, p50`, quantile(fifty, 0.5), quantile(dexieFifty, 0.5), { ms: 8 }, 60),
    line(
      "a customer's 50 interactions against getAll by index, p50",
      quantile(interactions, 0.5),
      quantile(indexed, 0.5),
      { times: 1.54 },
      200,
    ),
    line(`an edit of one customer ${among}, p50`, quantile(updates, 0.5), quantile(idbUpdates, 0.5), null, 60),
  ];
}

/** Of two hundred customers, by us and by a compound index through idb. */
async function fiftyInteractions(): Promise<number[][]> {
  const people = Array.from({ length: 200 }, (_, index) => customerOf(index));
  const rows = people.flatMap((customer) => Array.from({ length: 50 }, (_, index) => interactionOf(customer, index)));
  const db = await openDatabase({}, 'lookup-facts');
  await writing(db, ['interactions'], (session) => putRows(session, 'interactions', rows));
  const idb = await openDB('lookup-facts-idb', 1, {
    upgrade(upgraded) {
      upgraded.createObjectStore('interactions', { keyPath: 'id' }).createIndex('customer', ['customerId', 'at']);
    },
  });
  const transaction = idb.transaction('interactions', 'readwrite');
  for (const row of rows) void transaction.store.put(row);
  await transaction.done;
  const of = (run: number) => (people[run % people.length] ?? customerOf(0)).id;
  const times = await interleaved(200, [
    async (run) => must((await reading(db, ['interactions'], (session) => rowsOf(session, 'interactions', of(run)))).length === 50),
    async (run) => must((await idb.getAllFromIndex('interactions', 'customer', IDBKeyRange.bound([of(run)], [of(run), []]))).length === 50),
  ]);
  db.close();
  idb.close();
  return times;
}

async function found(lookUp: Promise<Map<Email, Customer[]>>, size: number): Promise<void> {
  must((await lookUp).size === size);
}

function must(isSo: boolean): void {
  if (!isSo) throw new Error('a look-up gave something else than what was written');
}
