import { describe, expect, it } from 'vitest';
import { createRowParser, type ParsedRow } from '@/utils/intake/parse-row';
import type { Reason } from '@/utils/intake/refusal';
import { csv, isShared, surveyed } from './files';

describe('customer rows', () => {
  it('keep totals apart, as a summary', async () => {
    const [row] = await customers(
      'id,name,email,currency,revenue,cost,open,last invoice',
      'K1,Ada,ada@acme.example,GBP,10.50,4,0,2026-01-31',
    );
    expect(row).toMatchObject({ id: 'K1', summary: { currency: 'GBP', revenue: 1050, cost: 400, open: 0, lastOn: '2026-01-31' } });
  });

  it('are people where there is an address or a name of their own, else companies', async () => {
    const rows = await customers('name,email,company', 'Ada,,Acme', ',,Acme', ',bo@acme.example,Acme', 'Cy,,', 'Acme,,Acme');
    expect(rows.map(({ kind, name }) => [kind, name])).toEqual([
      ['person', 'Ada'],
      ['company', 'Acme'],
      ['person', 'bo'],
      ['person', 'Cy'],
      ['company', 'Acme'],
    ]);
  });

  it('never give a company the domain of a mail provider', async () => {
    const [ada, bo] = await customers('name,email,company', 'Ada,ada@freemail.example,Acme', 'Bo,bo@acme.example,Acme');
    expect(ada?.company).toEqual({ name: 'Acme' });
    expect(bo?.company).toEqual({ name: 'Acme', domain: 'acme.example' });
  });

  it('put the address on one line and phone numbers into E.164', async () => {
    const [row] = await customers(
      'Vorname,Nachname,Straße,PLZ,Ort,Land,Telefon,Mobil,weitere E-Mails',
      'Ada,Weiß,Weg 8,73035,Göppingen,DE,+49 (0)30 23125 953,0170 5551234,a@x.example; b@x.example',
    );
    expect(row).toMatchObject({
      name: 'Ada Weiß',
      address: 'Weg 8, 73035 Göppingen, DE',
      phones: ['+493023125953', '01705551234'],
      emails: ['a@x.example', 'b@x.example'],
    });
  });

  it.each([
    ['name,email', 'Ada,ada(at)acme', { kind: 'not-an-email', column: 'email', text: 'ada(at)acme' }],
    ['name,website', 'Ada,no site', { kind: 'not-a-domain', column: 'website', text: 'no site' }],
    ['name,email', ',', { kind: 'nobody' }],
    ['name,revenue', 'Ada,lots', { kind: 'not-an-amount', column: 'revenue', text: 'lots' }],
    ['name,revenue,currency', 'Ada,1,shells', { kind: 'unknown-currency', column: 'currency', text: 'shells' }],
    ['name,revenue,currency', 'Ada,$1,EUR', { kind: 'two-currencies', column: 'revenue', text: '$1' }],
  ] satisfies [string, string, Reason][])('of %s refuse %s', async (header, line, reason) => {
    const [row] = await parse(header, line);
    expect(row).toEqual({ ok: false, error: { row: 2, reason } });
  });
});

describe('ledger rows', () => {
  const header = 'invoice no,customer id,date,due date,paid date,currency,net,tax,gross,cost,status';

  it('of a paid invoice are revenue and goods', async () => {
    const [row] = await ledger(header, 'N1,K1,2026-01-02,2026-02-01,2026-01-20,GBP,100.00,20.00,120.00,60.10,paid');
    expect(row).toMatchObject({ document: 'N1', on: '2026-01-02', currency: 'GBP' });
    expect(row?.entries).toEqual([
      { kind: 'revenue', minor: 10_000 },
      { kind: 'goods', minor: 6010 },
    ]);
  });

  it.each(['open', 'overdue', 'Unpaid', 'offen', ''])('are owed while unpaid (%s)', async (status) => {
    const [row] = await ledger(header, `N1,K1,2026-01-02,2026-02-01,,GBP,100.00,20.00,120.00,60,${status}`);
    expect(row?.entries.at(-1)).toEqual({ kind: 'receivable', minor: 12_000, dueOn: '2026-02-01' });
  });

  it('say that the goods are unknown where the cost is left empty, and nothing where there is no such column', async () => {
    const [empty] = await ledger(header, 'N1,K1,2026-01-02,,2026-01-20,GBP,100.00,0,100.00,,paid');
    expect(empty?.entries).toEqual([{ kind: 'revenue', minor: 10_000, isGoodsUnknown: true }]);
    const [absent] = await ledger('date,customer,amount', '2026-01-02,Acme,100.00');
    expect(absent?.entries).toEqual([{ kind: 'revenue', minor: 10_000 }]);
  });

  it('of a credit note give revenue and goods back', async () => {
    const [row] = await ledger(header, 'N2,K1,2026-01-02,,2026-01-20,GBP,-100.00,0,-100.00,-60,paid');
    expect(row?.entries).toEqual([
      { kind: 'return', minor: 10_000 },
      { kind: 'goods', minor: -6000 },
    ]);
  });

  it('with a kind and one amount are of that kind', async () => {
    const rows = await ledger(
      'date,customer,kind,amount',
      '2026-01-02,Acme,Versand,7',
      '2026-01-02,Acme,discount,3',
      '2026-01-02,Acme,goods,-5',
    );
    expect(rows.map(({ entries }) => entries[0])).toEqual([
      { kind: 'service', minor: 700 },
      { kind: 'discount', minor: 300 },
      { kind: 'goods', minor: -500 },
    ]);
  });

  it('take net from gross and tax where the file has no more', async () => {
    const [row] = await ledger('date,customer,gross,tax', '2026-01-02,Acme,119.00,19.00');
    expect(row?.entries).toEqual([{ kind: 'revenue', minor: 10_000 }]);
  });

  it.each([
    ['date,customer,amount', ',Acme,1', { kind: 'empty', column: 'date' }],
    ['date,customer,amount', '2026-13-01,Acme,1', { kind: 'not-a-date', column: 'date', text: '2026-13-01' }],
    ['date,customer,amount', '05/06/2026,Acme,1', { kind: 'ambiguous-date', column: 'date', text: '05/06/2026' }],
    ['date,customer,amount', '2026-01-01,,1', { kind: 'nobody' }],
    ['date,customer,amount', '2026-01-01,Acme,', { kind: 'empty', column: 'amount' }],
    ['date,customer,amount,status', '2026-01-01,Acme,1,draft', { kind: 'not-booked', column: 'status', text: 'draft' }],
    ['date,customer,amount,type', '2026-01-01,Acme,1,banana', { kind: 'unknown-kind', column: 'type', text: 'banana' }],
  ] satisfies [string, string, Reason][])('of %s refuse %s', async (header, line, reason) => {
    const [row] = await parse(header, line);
    expect(row).toEqual({ ok: false, error: { row: 2, reason } });
  });
});

describe('document keys', () => {
  it('count equal rows without a number, and further lines of one number, but no row twice', async () => {
    const plain = await parse('date,customer,amount', '2026-01-02,Acme,5', '2026-01-02,Acme,5', '2026-01-02,Acme,6');
    expect(new Set(plain.map(keyOf)).size).toBe(3);
    const lines = await parse('invoice no,date,customer,amount', 'N1,2026-01-02,Acme,5', 'N1,2026-01-02,Acme,6', 'N1,2026-01-02,Acme,5');
    expect(lines.map(keyOf)).toEqual(['invoice:N1', 'invoice:N1#2', undefined]);
  });

  it('stay when an invoice without a number is paid', async () => {
    const [open] = await parse('date,customer,net,cost,paid date', '2026-01-02,Acme,5,,');
    const [paid] = await parse('date,customer,net,cost,paid date', '2026-01-02,Acme,5,3,2026-01-09');
    expect(open && keyOf(open)).toBe(paid && keyOf(paid));
  });
});

async function parse(...lines: string[]) {
  const { table, dialect } = await surveyed(csv(...lines));
  const parser = createRowParser(dialect, isShared);
  const parsed = [];
  for await (const batch of table.rows()) if (batch.ok) parsed.push(...batch.value.map(parser));
  return parsed;
}

type Parsed = Awaited<ReturnType<typeof parse>>[number];

const keyOf = (row: Parsed) => (row.ok && row.value.kind === 'ledger' ? row.value.documentKey : 'refused');

async function rowsOf<Kind extends ParsedRow['kind']>(kind: Kind, lines: string[]) {
  return (await parse(...lines)).map((row) => {
    if (!row.ok || row.value.kind !== kind) throw new Error(JSON.stringify(row));
    return row.value as Extract<ParsedRow, { kind: Kind }>;
  });
}

const customers = async (...lines: string[]) => (await rowsOf('customer', lines)).map(({ row }) => row);
const ledger = async (...lines: string[]) => (await rowsOf('ledger', lines)).map(({ row }) => row);
