import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { findBySourceKey, getCustomer } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { ApplyOptions } from '@/utils/intake/apply';
import { undoImport } from '@/utils/intake/undo';
import { allCustomers, allEntries, contents } from '../db/contents';
import { csv, imported, planned } from './files';

const NOTHING = {
  customers: [],
  ledger: [],
  interactions: [],
  voices: [],
  opportunities: [],
  competitors: [],
  imports: [],
  history: [],
  undo: [],
};

const PEOPLE = csv(
  'customer id,name,email,company,domain,currency,revenue,cost,open',
  'K1,Ada Byron,ada@acme.example,Acme Ltd,acme.example,GBP,30.00,12.00,0.00',
  'K2,Bo Chen,bo@acme.example,ACME ltd.,acme.example,GBP,50.00,20.00,50.00',
  'K3,Cy Diaz,cy@freemail.example,,,EUR,0.00,0.00,0.00',
);
const INVOICES = csv(
  'invoice no,customer id,email,company,date,due date,paid date,currency,net,cost,status',
  'N1,K1,,,2026-01-02,2026-02-01,2026-01-20,GBP,10.00,4.00,paid',
  'N2,,ada@acme.example,,2026-02-02,,2026-02-20,GBP,20.00,8.00,paid',
  'N3,K2,,,2026-03-02,2026-04-01,,GBP,50.00,20.00,open',
  'N4,,,Brook GmbH,2026-03-02,,2026-03-03,EUR,7.00,,paid',
  'N5,K9,eve@dale.example,Dale & Co,2026-03-04,,2026-03-05,EUR,9.00,1.00,paid',
  'N6,K1,,,32 March,,,GBP,1.00,1.00,paid',
);

let db: Database;
let count = 0;
beforeEach(async () => {
  count += 1;
  db = await openDatabase({}, `import-${count}`);
});

describe('customers', () => {
  it('are made with one company for the names that mean the same', async () => {
    await apply(PEOPLE);
    const [company, ...others] = (await allCustomers(db)).filter(({ kind }) => kind === 'company');
    expect(others).toEqual([]);
    expect(company).toMatchObject({ name: 'Acme Ltd', domains: ['acme.example'], sourceKeys: ['company:acme ltd'], revision: 1 });
    const ada = await findBySourceKey(db, 'id:K1');
    expect(ada).toMatchObject({
      name: 'Ada Byron',
      companyId: company?.id,
      summary: { currency: 'GBP', revenue: 3000, cost: 1200, open: 0 },
    });
    expect((await allEntries(db)).length).toBe(0);
  });

  it('keep what an edit replaces', async () => {
    await apply(PEOPLE);
    await apply(csv('customer id,name,phone', 'K1,Ada King,+44 1632 960111'));
    const ada = await findBySourceKey(db, 'id:K1');
    expect(ada).toMatchObject({ name: 'Ada King', phones: ['+441632960111'], emails: ['ada@acme.example'], revision: 2 });
    expect(await db.getAll('history')).toMatchObject([{ recordId: ada?.id, record: { name: 'Ada Byron', revision: 1 } }]);
  });

  it('with one address are told apart by their ids', async () => {
    await apply(csv('id,name,email', 'K1,Ada,office@acme.example', 'K2,Bo,office@acme.example'));
    expect((await allCustomers(db)).length).toBe(2);
    const dry = await plan(csv('date,email,amount', '2026-01-01,office@acme.example,5'));
    expect(dry.refusals).toEqual([{ row: 2, reason: { kind: 'several-customers', text: 'office@acme.example' } }]);
  });
});

describe('a ledger', () => {
  it('finds its customers by id, address, company, and makes those that nobody knows', async () => {
    await apply(PEOPLE);
    const job = await apply(INVOICES);
    expect(job).toMatchObject({ kind: 'ledger', rows: 6, added: 5, changed: 0, unchanged: 0, refused: 1 });
    expect(await revenueOf('id:K1')).toBe(3000);
    expect(await revenueOf('id:K2')).toBe(5000);
    expect(await revenueOf('company:brook gmbh')).toBe(700);
    const eve = await findBySourceKey(db, 'id:K9');
    expect(eve).toMatchObject({ kind: 'person', name: 'eve', emails: ['eve@dale.example'] });
    expect(await getCustomer(db, eve?.companyId ?? ('' as never))).toMatchObject({ name: 'Dale & Co', domains: ['dale.example'] });
  });

  it('finds a customer by name alone where just one has it', async () => {
    await apply(PEOPLE);
    await apply(csv('date,customer,amount', '2026-01-01,cy  DIAZ,5'));
    expect(await revenueOf('id:K3')).toBe(500);
    expect((await allCustomers(db)).length).toBe(4);
  });

  it('may come before the customers it names', async () => {
    await apply(INVOICES);
    await apply(PEOPLE);
    const ada = await findBySourceKey(db, 'id:K1');
    expect(ada).toMatchObject({ kind: 'person', name: 'Ada Byron', emails: ['ada@acme.example'] });
  });

  it('imported again changes nothing', async () => {
    for (const file of [PEOPLE, INVOICES]) await apply(file);
    const before = await contents(db);
    const again = await apply(INVOICES);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 5, refused: 1 });
    expect(await apply(PEOPLE)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect({ ...(await contents(db)), imports: [] }).toEqual({ ...before, imports: [] });
  });

  it('counts all equal rows without a number, once', async () => {
    const visits = csv('date,customer,amount', '2026-01-02,Ada,5', '2026-01-02,Ada,5', '2026-01-03,Ada,5');
    await apply(visits);
    await apply(visits);
    expect((await allEntries(db)).map(({ minor }) => minor)).toEqual([500, 500, 500]);
  });

  it('drops the receivable of an invoice that was paid since, and corrects an amount in place', async () => {
    const header = 'invoice no,customer,date,paid date,net';
    await apply(csv(header, 'N1,Ada,2026-01-02,,10.00'));
    const revenue = (await allEntries(db)).find(({ sourceKey }) => sourceKey === 'invoice:N1/revenue');
    const job = await apply(csv(header, 'N1,Ada,2026-01-02,2026-01-09,11.00'));
    expect(job).toMatchObject({ changed: 1 });
    expect(await allEntries(db)).toEqual([{ ...revenue, minor: 1100 }]);
  });
});

describe('the dry run', () => {
  it('writes nothing and says what would be', async () => {
    const before = await contents(db);
    const dry = await plan(INVOICES);
    expect(await contents(db)).toEqual(before);
    expect(dry).toMatchObject({
      kind: 'ledger',
      counts: { added: 5, changed: 0, unchanged: 0, refused: 1 },
      refusals: [{ row: 7, reason: { kind: 'not-a-date', column: 'date', text: '32 March' } }],
    });
    expect(dry.sums).toEqual([
      { currency: 'EUR', revenue: 1600, cost: 100, open: 0 },
      { currency: 'GBP', revenue: 8000, cost: 3200, open: 5000 },
    ]);
  });

  it('compares the totals of a customer file with the ledger, either way round', async () => {
    await apply(PEOPLE);
    expect((await plan(INVOICES)).comparison).toEqual({ compared: 2, differing: 0, differences: [] });
    await apply(INVOICES);
    const wrong = csv('customer id,name,currency,revenue,cost', 'K1,Ada Byron,GBP,31.00,12.00', 'K2,Bo Chen,GBP,50.00,20.00');
    expect((await plan(wrong)).comparison).toEqual({
      compared: 2,
      differing: 1,
      differences: [{ customer: 'Ada Byron', field: 'revenue', currency: 'GBP', inFile: 3100, inLedger: 3000 }],
    });
  });

  it('names the columns that it does not use', async () => {
    expect((await plan(csv('name,email,shoe size', 'Ada,ada@acme.example,38'))).ignoredColumns).toEqual(['shoe size']);
  });
});

describe('an undo', () => {
  it('restores exactly what an import changed, and removes what it added', async () => {
    await apply(PEOPLE);
    await apply(INVOICES);
    const before = await contents(db);
    const people = await apply(csv('customer id,name,company', 'K1,Ada King,Acme Ltd', 'K7,Flo Gray,Acme Ltd'));
    const invoices = await apply(
      csv(
        'invoice no,customer id,date,paid date,currency,net,cost',
        'N3,K2,2026-03-02,2026-03-09,GBP,55.00,20.00',
        'N9,K1,2026-05-05,2026-05-05,GBP,1.00,',
      ),
    );
    expect(await undoImport(db, invoices.id)).toEqual({ removed: 1, restored: 2, kept: 0 });
    expect(await undoImport(db, people.id)).toMatchObject({ removed: 1, restored: 1, kept: 0 });
    expect(await contents(db)).toEqual(before);
  });

  it('keeps customers that later invoices need, until those are undone as well', async () => {
    const people = await apply(PEOPLE);
    const invoices = await apply(INVOICES);
    expect(await undoImport(db, people.id)).toEqual({ removed: 1, restored: 0, kept: 3 });
    expect(await revenueOf('id:K1')).toBe(3000);
    await undoImport(db, invoices.id);
    expect(await contents(db)).toEqual(NOTHING);
  });

  it('never loses a later edit', async () => {
    await apply(PEOPLE);
    const first = await apply(csv('customer id,name', 'K1,Ada King'));
    await apply(csv('customer id,name', 'K1,Ada Lovelace'));
    expect(await undoImport(db, first.id)).toEqual({ removed: 0, restored: 0, kept: 1 });
    expect(await findBySourceKey(db, 'id:K1')).toMatchObject({ name: 'Ada Lovelace' });
  });

  it('takes back an import that was broken off', async () => {
    const rows = Array.from({ length: 1800 }, (_, index) => `2026-01-02,Customer ${index % 7},${index}`);
    const stop = new AbortController();
    const job = await apply(csv('date,customer,amount', ...rows), {
      signal: stop.signal,
      onProgress: ({ rows }) => rows >= 1000 && stop.abort(),
    });
    expect(job).toMatchObject({ rows: 1000, added: 1000 });
    expect(job.finishedAt).toBeUndefined();
    expect((await allEntries(db)).length).toBe(1000);
    await undoImport(db, job.id);
    expect(await contents(db)).toEqual(NOTHING);
  });

  it('finishes an import that was broken off when the file is imported again', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => `2026-01-02,Customer ${index % 7},${index % 3}`);
    const file = csv('date,customer,amount', ...rows);
    const stop = new AbortController();
    await apply(file, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await apply(file)).toMatchObject({ rows: 1200, added: 700, unchanged: 500 });
    expect((await allEntries(db)).length).toBe(1200);
  });
});

it.each([1, 2, 4, 5])(
  'ends as if nothing had happened when it was killed after chunk %i and done again',
  { timeout: 30_000 },
  async (killed) => {
    const rows = Array.from({ length: 2600 }, (_, index) => `2026-01-02,K${index % 97},Customer ${index % 97},${index % 13}`);
    const file = csv('date,customer id,customer,amount', ...rows);
    let chunks = 0;
    const kill = () => {
      chunks += 1;
      if (chunks === killed) throw new Error('killed');
    };
    await expect(apply(file, { onProgress: kill })).rejects.toThrow('killed');
    await apply(file);
    const survivor = plain(await contents(db));
    db = await openDatabase({}, `undisturbed-${killed}`);
    await apply(file);
    expect(survivor).toEqual(plain(await contents(db)));
  },
);

it('takes markup and formulas for text', async () => {
  await apply(
    csv('name,email,company', '<img src=x onerror=alert(1)>,a@acme.example,"=HYPERLINK(""x"")"', '__proto__,b@acme.example,constructor'),
  );
  const names = (await allCustomers(db)).map(({ name }) => name).sort();
  expect(names).toEqual(['<img src=x onerror=alert(1)>', '=HYPERLINK("x")', '__proto__', 'constructor']);
});

const apply = (file: File, options?: Partial<ApplyOptions>) => imported(db, file, options);
const plan = (file: File) => planned(db, file);

async function revenueOf(sourceKey: string): Promise<number> {
  const customer = await findBySourceKey(db, sourceKey);
  const entries = (await allEntries(db)).filter(({ customerId, kind }) => customerId === customer?.id && kind === 'revenue');
  return entries.reduce((sum, { minor }) => sum + minor, 0);
}

/** What was imported, without the ids and times that differ from run to run. */
function plain({ customers, ledger }: Awaited<ReturnType<typeof contents>>) {
  const keys = new Map(customers.map(({ id, sourceKeys }) => [id, sourceKeys]));
  return {
    customers: customers.map(({ name, sourceKeys, revision }) => ({ name, sourceKeys, revision })),
    ledger: ledger
      .map(({ customerId, on, kind, minor, sourceKey }) => ({ of: keys.get(customerId), on, kind, minor, sourceKey }))
      .sort((a, b) => (a.sourceKey < b.sourceKey ? -1 : 1)),
  };
}
