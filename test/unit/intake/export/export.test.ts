import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeEach, describe, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { appendNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import { type CivilDate, type Millis, noonOf } from '@/utils/domain/time';
import { everyBundle } from '@/utils/intake/backup/bundle';
import { originalText } from '@/utils/intake/export/csv';
import { bundleOf, exportFile } from '@/utils/intake/export/export';
import { exportName } from '@/utils/intake/export/file-name';
import { decodeSample } from '@/utils/intake/sample-file';
import { writeSample } from '@/utils/intake/sample-write';
import { allCustomers, contents } from '../../db/contents';
import { planned } from '../files';
import { unzip } from './unzip';

const today = '2026-03-14' as CivilDate;
const sample = decodeSample(JSON.parse(readFileSync(new URL('../../../../public/sample.json', import.meta.url), 'utf8')));
const csv = { format: 'csv', delimiter: ',', at: noonOf(today) } as const;

const eve: Customer = {
  ...{ id: newId(), kind: 'person', name: '=HYPERLINK("https://evil.example")', emails: ['eve@acme.example' as Email], domains: [] },
  ...{ phones: ['+44 20 7946 0001'], tags: ['-key, account'], sourceKeys: ['id:K7'], role: '@chief\n"of all"' },
  ...{ createdAt: noonOf(today), updatedAt: noonOf(today), revision: 1 },
};

let db: Database;
let turn = 0;
beforeEach(async () => {
  db = await openDatabase({}, `export-${turn++}`);
});
const fill = async () => {
  if (sample === undefined) throw new Error('public/sample.json cannot be read');
  await writeSample(db, sample, today);
};
const parsed = (text = '', delimiter = ',') =>
  Papa.parse<Record<string, string>>(text.slice(1), { header: true, delimiter, skipEmptyLines: true });

describe('the CSV files', () => {
  it('hold a row for each record', async () => {
    await fill();
    const files = await unzip(await exportFile(db, everyBundle(db), csv));
    const all = await contents(db);
    const rows = Object.fromEntries([...files].map(([name, text]) => [name, parsed(text).data.length]));
    expect(rows).toEqual({
      'customers.csv': all.customers.length,
      'ledger.csv': all.ledger.length,
      'interactions.csv': all.interactions.length,
      'needs-and-opinions.csv': all.voices.length,
      'opportunities.csv': all.opportunities.length,
    });
    for (const text of files.values()) expect(parsed(text).errors).toEqual([]);
  });

  it('name companies and competitors, and write sums exactly', async () => {
    await fill();
    const files = await unzip(await exportFile(db, everyBundle(db), { ...csv, delimiter: ';' }));
    const stefan = parsed(files.get('customers.csv'), ';').data.find((row) => row['name'] === 'Stefan Gruber');
    expect(stefan?.['company']).not.toBe('');
    const all = await contents(db);
    const written = parsed(files.get('ledger.csv'), ';').data.map((row) => Math.round(100 * Number(row['amount']?.replace(',', '.'))));
    expect(written.sort()).toEqual(all.ledger.map(({ minor }) => minor).sort());
    const about = new Set(parsed(files.get('needs-and-opinions.csv'), ';').data.map((row) => row['about']));
    expect(about).toContain('us');
    expect(about).toContain(all.competitors[0]?.name);
  });

  it('run nothing in a spreadsheet, and lose nothing', async () => {
    await addCustomers(db, [eve]);
    const [row] = parsed((await unzip(await exportFile(db, everyBundle(db), csv))).get('customers.csv')).data;
    expect(row?.['name']).toBe(`'${eve.name}`);
    expect(row?.['role']).toBe(`'${eve.role}`);
    expect(row?.['tags']).toBe("'-key, account");
    expect(row?.['phone']).toMatch(/^'\+/);
    expect(originalText(row?.['name'] ?? '')).toBe(eve.name);
  });

  it('can be read in again: an import finds everybody who is there', async () => {
    await fill();
    const files = await unzip(await exportFile(db, everyBundle(db), csv));
    const plan = await planned(db, new File([files.get('customers.csv') ?? ''], 'customers.csv'));
    expect(plan).toMatchObject({ kind: 'customers', people: 0, counts: { added: 0, refused: 0 } });
    expect(await planned(db, new File([files.get('needs-and-opinions.csv') ?? ''], 'n.csv'))).toMatchObject({ kind: 'voices', people: 0 });
    expect(await planned(db, new File([files.get('opportunities.csv') ?? ''], 'o.csv'))).toMatchObject({
      kind: 'opportunities',
      people: 0,
    });
    expect(await planned(db, new File([files.get('interactions.csv') ?? ''], 'i.csv'))).toMatchObject({ kind: 'interactions', people: 0 });
  });

  it('of nobody are a table with nothing in it', async () => {
    const files = await unzip(await exportFile(db, everyBundle(db), csv));
    expect([...files.keys()]).toEqual(['customers.csv']);
  });
});

describe('one customer', () => {
  it('is all that we know of them, and nobody else', async () => {
    await fill();
    await addCustomers(db, [eve]);
    const need = { about: 'us', at: noonOf(today), author: '', state: 'open', revision: 1 } as const;
    await appendNote(
      db,
      {
        interactions: [],
        opportunities: [],
        competitors: [],
        voices: [{ ...need, id: newId(), customerId: eve.id, kind: 'need', text: 'A lamp' }],
      },
      '',
    );
    const file = await exportFile(db, bundleOf(db, eve.id), { ...csv, format: 'json' });
    const { customers } = JSON.parse(await file.text());
    expect(customers).toMatchObject([{ customer: eve, voices: [{ text: 'A lamp' }] }]);
    const files = await unzip(await exportFile(db, bundleOf(db, eve.id), csv));
    expect([...files.keys()]).toEqual(['customers.csv', 'needs-and-opinions.csv']);
  });
});

it('the JSON file holds everybody', async () => {
  await fill();
  const { customers, competitors, exportedAt } = JSON.parse(
    await (await exportFile(db, everyBundle(db), { ...csv, format: 'json' })).text(),
  );
  expect(customers).toHaveLength((await allCustomers(db)).length);
  expect(competitors.length).toBeGreaterThan(0);
  expect(Date.parse(exportedAt)).toBe(noonOf(today) as Millis);
});

it.each([
  ['csv', undefined, 'regard-2026-03-14.zip'],
  ['json', 'Müller, Söhne & Co. KG', 'regard-müller-söhne-co-kg-2026-03-14.json'],
  ['json', '../../etc', 'regard-etc-2026-03-14.json'],
] as const)('a file of %s for %s is called %s', (format, customer, name) => expect(exportName(format, today, customer)).toBe(name));
