import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { applyImport } from '@/utils/intake/apply';
import { planImport } from '@/utils/intake/plan';
import { undoImport } from '@/utils/intake/undo';
import { allCustomers, allEntries, contents } from '../db/contents';
import { isShared, surveyed } from './files';

const live = process.env['REGARD_LIVE'] || undefined;

describe('the mailbox files, as they are', () => {
  beforeEach(({ skip }) => skip(live === undefined, 'REGARD_LIVE is not set'));

  it('imports 26 customers of 11 companies, and every cent of their invoices', async () => {
    const db = await openDatabase({}, 'live-import');
    await apply(db, 'customers.csv');
    await apply(db, 'invoices.csv');
    const customers = await allCustomers(db);
    expect(customers.filter(({ kind }) => kind === 'person')).toHaveLength(26);
    expect(customers.filter(({ kind }) => kind === 'company')).toHaveLength(11);

    const described = recordsOf(await read('customers.csv'));
    const invoices = recordsOf(await read('invoices.csv'));
    for (const { customer_id = '', revenue_net = '', cost = '', open_amount = '' } of described) {
      const id = customers.find(({ sourceKeys }) => sourceKeys.includes(`id:${customer_id}`))?.id;
      const entries = (await allEntries(db)).filter(({ customerId }) => customerId === id);
      const own = invoices.filter((invoice) => invoice['customer_id'] === customer_id);
      const sum = (kind: string) => entries.filter((entry) => entry.kind === kind).reduce((total, { minor }) => total + minor, 0);
      const cents = (field: string) => own.reduce((total, invoice) => total + centsOf(invoice[field] ?? ''), 0);
      expect([customer_id, sum('revenue'), sum('goods')]).toEqual([customer_id, cents('net'), cents('cost')]);
      expect([customer_id, sum('revenue'), sum('goods'), sum('receivable')]).toEqual([
        customer_id,
        centsOf(revenue_net),
        centsOf(cost),
        centsOf(open_amount),
      ]);
    }
  });

  it('says that a second import changes nothing, and that the totals agree', async () => {
    const db = await openDatabase({}, 'live-again');
    for (const name of ['customers.csv', 'invoices.csv']) await apply(db, name);
    const customers = await plan(db, 'customers.csv');
    expect(customers.counts).toEqual({ added: 0, changed: 0, unchanged: 26, refused: 0 });
    expect(customers.comparison).toEqual({ compared: 26, differing: 0, differences: [] });
    const invoices = await plan(db, 'invoices.csv');
    expect(invoices.counts).toEqual({ added: 0, changed: 0, unchanged: 128, refused: 0 });
    expect(invoices.comparison).toEqual({ compared: 26, differing: 0, differences: [] });
  });

  it('is undone without a trace', async () => {
    const db = await openDatabase({}, 'live-undo');
    const jobs = [await apply(db, 'customers.csv'), await apply(db, 'invoices.csv')];
    for (const job of jobs.reverse()) await undoImport(db, job.id);
    expect(Object.values(await contents(db)).flat()).toEqual([]);
    expect(await db.count('settings')).toBe(0);
  });
});

async function read(name: string): Promise<string> {
  return readFile(`${live}/hosts/mailbox/${name}`, 'utf8');
}

async function apply(db: Database, name: string) {
  const result = await applyImport(db, await surveyed(new Blob([await read(name)])), { fileName: name, isShared });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function plan(db: Database, name: string) {
  const result = await planImport(db, await surveyed(new Blob([await read(name)])), { isShared });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** Another reader than the project's, good enough for these files: one character at a time. */
function recordsOf(text: string): Record<string, string>[] {
  const rows: string[][] = [['']];
  let isQuoted = false;
  for (const sign of text.replace(/\r\n/g, '\n').trimEnd()) {
    const row = rows.at(-1) ?? [];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ',' && !isQuoted) row.push('');
    else if (sign === '\n' && !isQuoted) rows.push(['']);
    else row[row.length - 1] += sign;
  }
  const [header = [], ...records] = rows;
  return records.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

/** Hundredths as written; yen are written without any. */
const centsOf = (amount: string): number => Number(amount.replace('.', ''));
