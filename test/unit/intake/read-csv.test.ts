import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTable } from '@/utils/intake/open-table';
import type { FileError } from '@/utils/intake/refusal';
import type { ReadRow, Table } from '@/utils/intake/table';

describe('openTable', () => {
  it.each([
    ['a,b\n1,2', ','],
    ['a;b\n1;2,5', ';'],
    ['a\tb\n1\t2', '\t'],
    ['a|b\n1|2', '|'],
    ['sep=;\na;b\n1;2', ';'],
  ])('finds the delimiter of %j', async (text, delimiter) => {
    const csv = await opened(text);
    expect([csv.delimiter, csv.headers]).toEqual([delimiter, ['a', 'b']]);
  });

  it.each([
    ['utf-8', new TextEncoder().encode('name\nJürgen\n')],
    ['utf-8', new TextEncoder().encode('\ufeffname\nJürgen\n')],
    ['windows-1252', Uint8Array.from([...bytes('name\nJ'), 0xfc, ...bytes('rgen\n')])],
    ['utf-16le', utf16('name\nJürgen\n', true)],
    ['utf-16be', utf16('name\nJürgen\n', false)],
    ['utf-16le', utf16('name\nJürgen\n', true).slice(2)],
    ['utf-16be', utf16('name\nJürgen\n', false).slice(2)],
  ])('reads %s', async (encoding, content) => {
    const csv = await opened(content);
    expect(csv.encoding).toBe(encoding);
    expect(csv.headers).toEqual(['name']);
    expect(await cells(csv)).toEqual([['Jürgen']]);
  });

  it.each([
    ['4,1997-01-01,29.33\n4,1997-01-18,29.73\n', ['customer id', 'date', 'amount']],
    ['00004,19970101,2,29.33\n', ['customer id', 'date', '', 'amount']],
    ['31.12.2026;ada@acme.example;5\n', ['date', 'email', 'amount']],
  ])('names the columns of a ledger without headers: %j', async (text, headers) => {
    const csv = await opened(text);
    expect(csv.headers).toEqual(headers);
    expect(await cells(csv)).toEqual(
      text
        .trim()
        .split('\n')
        .map((line) => line.split(csv.delimiter)),
    );
  });

  it.each(['id,date,amount', 'id,2026-01-31,total', '2026-01-31,5', 'a,b,1'])('takes %s for headers', async (line) => {
    expect((await opened(`${line}\n`)).headers).toEqual(line.split(','));
  });

  it.each([
    ['', { kind: 'empty-file' }],
    ['\n\n', { kind: 'empty-file' }],
    ['PK\u0003\u0004 and so on', { kind: 'spreadsheet' }],
    ['\u0000\u0001\u0002', { kind: 'binary' }],
    [`a${',a'.repeat(5000)}\n`, { kind: 'too-many-columns', limit: 1000 }],
    ['a'.repeat(2_000_000), { kind: 'row-too-long', row: 1, limit: 1_000_000 }],
  ])('refuses what is no table (%#)', async (text, error) => {
    expect(await openTable(new Blob([text]))).toEqual({ ok: false, error });
  });
});

describe('the rows of a CSV file', () => {
  it('keeps quoted delimiters, quotes and line ends, and counts rows as a spreadsheet does', async () => {
    const csv = await opened('a,b\r\n"1,5","say ""hi"""\r\n\r\n"two\r\nlines",x\r\n');
    expect(await all(csv)).toEqual([
      { ok: true, value: { number: 2, cells: ['1,5', 'say "hi"'] } },
      { ok: true, value: { number: 4, cells: ['two\nlines', 'x'] } },
    ]);
  });

  it('refuses rows of another shape, except for empty cells at their end', async () => {
    const csv = await opened('a,b\n1\n1,2,3\n1,2,,\n1,2\n');
    expect(await all(csv)).toEqual([
      { ok: false, error: { row: 2, reason: { kind: 'too-few-cells', expected: 2, found: 1 } } },
      { ok: false, error: { row: 3, reason: { kind: 'too-many-cells', expected: 2, found: 3 } } },
      { ok: true, value: { number: 4, cells: ['1', '2'] } },
      { ok: true, value: { number: 5, cells: ['1', '2'] } },
    ]);
  });

  it('refuses a row whose quotes are broken', async () => {
    expect(await all(await opened('a,b\n1,"2\n'))).toEqual([{ ok: false, error: { row: 2, reason: { kind: 'broken-quotes' } } }]);
  });

  it('stops at bytes that are not text, and at a row that never ends', async () => {
    expect(await all(await opened(`a,b\n${'1,2\n'.repeat(200_000)}\0`))).toContainEqual({ kind: 'binary' });
    const endless = await opened(`a,b\n1,2\n1,"${'x\n'.repeat(1_500_000)}`);
    expect(await all(endless)).toContainEqual({ kind: 'row-too-long', row: 3, limit: 1_000_000 });
  });

  it('cuts no character or row where the pieces of a large file meet', async () => {
    const line = 'Jürgen Weiß 川村,"ein Zitat, mit ""Anführung"""\r\n';
    const rows = 30_000;
    const csv = await opened(`name,quote\r\n${line.repeat(rows)}`);
    const read = await cells(csv);
    expect(read).toHaveLength(rows);
    expect(new Set(read.map((row) => row.join('|')))).toEqual(new Set(['Jürgen Weiß 川村|ein Zitat, mit "Anführung"']));
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (content) => {
        const csv = await openTable(new Blob([new Uint8Array(content)]));
        if (csv.ok) await all(csv.value);
      }),
    );
  });
});

async function opened(content: string | Uint8Array<ArrayBuffer>): Promise<Table> {
  const csv = await openTable(new Blob([content]));
  if (!csv.ok) throw new Error(JSON.stringify(csv.error));
  return csv.value;
}

async function all(csv: Table): Promise<(ReadRow | FileError)[]> {
  const read: (ReadRow | FileError)[] = [];
  for await (const batch of csv.rows()) for (const row of batch.ok ? batch.value : [batch.error]) read.push(row);
  return read;
}

const cells = async (csv: Table) => (await all(csv)).map((row) => ('ok' in row && row.ok ? row.value.cells : []));

function bytes(text: string): number[] {
  return [...text].map((sign) => sign.charCodeAt(0));
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
  [0xfeff, ...bytes(text)].forEach((code, index) => {
    view.setUint16(2 * index, code, isLittle);
  });
  return new Uint8Array(view.buffer);
}
