import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTable } from '@/utils/intake/open-table';
import { createFactParser } from '@/utils/intake/parse-facts';
import { createRowParser } from '@/utils/intake/parse-row';
import type { FileError } from '@/utils/intake/refusal';
import { understand } from '@/utils/intake/survey';
import { EUR, isShared } from './files';

/** A file that is larger than it is kept: its parts are shared. */
const repeated = (head: string, part: string, times: number): Blob => new Blob([head, ...new Array<string>(times).fill(part)]);
const MEGABYTE = 1_000_000;

describe('hostile files', () => {
  it.each<[string, Blob, FileError]>([
    ['a line of a gigabyte', repeated('name,email\n', 'a'.repeat(10 * MEGABYTE), 100), { kind: 'row-too-long', row: 2, limit: MEGABYTE }],
    [
      'a quotation mark never closed',
      repeated('name,email\n"', 'b\n'.repeat(MEGABYTE), 20),
      { kind: 'row-too-long', row: 2, limit: MEGABYTE },
    ],
    ['half a million columns', repeated('name', ',x'.repeat(1000), 480), { kind: 'too-many-columns', limit: 1000 }],
    ['ten million columns', repeated('name', ',x'.repeat(1000), 10_000), { kind: 'row-too-long', row: 1, limit: MEGABYTE }],
    ['noughts among the text', new Blob(['name,email\nAda,\0\n']), { kind: 'binary' }],
    ['a picture', new Blob([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])]), { kind: 'binary' }],
    ['an archive', new Blob(['PK\u0003\u0004']), { kind: 'spreadsheet' }],
    ['nothing', new Blob([]), { kind: 'empty-file' }],
    ['an array of nothing', new Blob(['[]']), { kind: 'no-records' }],
    ['an array that never ends', repeated('[{"a":"', 'x'.repeat(MEGABYTE), 30), { kind: 'row-too-long', row: 1, limit: MEGABYTE }],
    [
      'a card that never ends',
      repeated('BEGIN:VCARD\nFN:', 'x'.repeat(MEGABYTE), 40),
      { kind: 'row-too-long', row: 1, limit: 16 * MEGABYTE },
    ],
    [
      'a record of a million fields',
      new Blob([`{${Array.from({ length: 5000 }, (_, index) => `"k${index}":1`).join(',')}}\n`]),
      { kind: 'too-many-columns', limit: 1000 },
    ],
  ])('%s is refused with its row', { timeout: 60_000 }, async (_, file, error) => {
    expect(await read(file)).toEqual({ error });
  });

  it('does not dive into JSON that is deep', async () => {
    const deep = `{"name":"Ada","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(await read(new Blob([`${deep}\n{"name":"Bo"}\n`]))).toEqual({ taken: 2, refused: 0 });
    expect(await read(new Blob([`[${deep},{"name":"Bo"},{"name":]`]))).toEqual({ taken: 2, refused: 1 });
  });

  it('keeps memory flat over a long file', async () => {
    const rows = `Ada Byron,ada@acme.example,"Acme, Ltd"\n`.repeat(20_000);
    const heaps: number[] = [];
    const keepHeap = (row: number) => (row % 500 === 0 ? heaps.push(process.memoryUsage().heapUsed / MEGABYTE) : 0);
    expect(await read(repeated('name,email,company\n', rows, 30), keepHeap)).toEqual({ taken: 600_000, refused: 0 });
    expect(heaps.length).toBe(1200);
    // What was collected in between is low wherever the file stands; a file that is kept makes it rise.
    const lowest = (from: number, to: number) => Math.min(...heaps.slice(heaps.length * from, heaps.length * to));
    expect(lowest(0.7, 1) - lowest(0.1, 0.4)).toBeLessThan(10);
    expect(Math.max(...heaps)).toBeLessThan(200);
  }, 60_000);
});

describe('whatever the bytes', () => {
  const names = readdirSync('test/fixtures/intake');

  it.each(names)('%s cut off or damaged anywhere is read or refused, and never throws', async (name) => {
    const whole = new Uint8Array(await readFile(`test/fixtures/intake/${name}`));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 4 }), async (cut, noise) => {
        await read(new Blob([whole.slice(0, cut), new Uint8Array(noise)]));
        await read(new Blob([whole.slice(0, cut), new Uint8Array(noise), whole.slice(cut + noise.length)]));
      }),
      { numRuns: 25 },
    );
  });

  it('of each format', async () => {
    const start = fc.constantFrom('', 'name,email\n', '[', '[{', '{"', 'BEGIN:VCARD\n', '\ufeff', 'sep=;\n', '"EXTF";700;21\n');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (beginning, bytes) => {
        await read(new Blob([beginning, new Uint8Array(bytes)]));
      }),
      { numRuns: 300 },
    );
  });
});

/** Reads a file to its end, as far as an import would. */
async function read(file: Blob, afterRow = (_count: number) => {}): Promise<{ taken: number; refused: number } | { error: FileError }> {
  const table = await openTable(file);
  const understood = table.ok ? await understand(table.value, {}, { currency: EUR }) : table;
  if (!understood.ok) return { error: understood.error };
  const { survey, problem } = understood.value;
  if (survey === undefined) return problem === undefined ? { taken: 0, refused: 0 } : { error: problem };
  const { dialect } = survey;
  const { columns } = dialect;
  const isImported = columns.kind === 'customers' || columns.kind === 'ledger';
  const parse = isImported ? createRowParser({ ...dialect, columns }, isShared) : createFactParser({ ...dialect, columns }, isShared);
  const counts = { taken: 0, refused: 0 };
  for await (const batch of survey.table.rows()) {
    if (!batch.ok) return { error: batch.error };
    for (const row of batch.value) {
      counts[parse(row).ok ? 'taken' : 'refused'] += 1;
      afterRow(counts.taken);
    }
  }
  return counts;
}
