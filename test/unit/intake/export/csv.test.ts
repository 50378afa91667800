import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutRows } from '@/utils/intake/cut-csv';
import { csvRow, delimiterFor, jsonLine, originalText } from '@/utils/intake/export/csv';

it.each([
  ['=1+1', "'=1+1"],
  ['+49 30 12', "'+49 30 12"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['  =1', "'  =1"],
  ['＝1', "'＝1"],
  ["'=1", "''=1"],
  ['a=b', 'a=b'],
  ['-12.50', '-12.50'],
  ['+7', '+7'],
  [-1250, '-1250'],
  ['O’Neil, Ann', '"O’Neil, Ann"'],
  ['say "hi"', '"say ""hi"""'],
  [undefined, ''],
])('writes %j as %s', (cell, written) => expect(csvRow([cell, 'x'], ',')).toBe(`${written},x\r\n`));

it.each([
  ['en', ','],
  ['de', ';'],
  ['fr', ';'],
  ['ja', ','],
])('separates columns in %s by %s', (locale, delimiter) => expect(delimiterFor(locale)).toBe(delimiter));

it('reads back what it wrote, and no cell of it is a formula', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[=+\-@'\t "]{0,3}[a-z;,"\n]{0,5}$/));
  const table = fc.tuple(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1 }), fc.constantFrom(',', ';', '\t'));
  fc.assert(
    fc.property(table, ([rows, delimiter]) => {
      const plain = rows.map((cells) => cells.map((cell) => cell.replace(/\r/g, '')));
      const written = plain.map((cells) => csvRow(cells, delimiter)).join('');
      const { rows: read, broken } = cutRows(written.replaceAll('\r\n', '\n'), delimiter, true);
      expect(broken.size).toBe(0);
      expect(read.map((cells) => cells.map(originalText))).toEqual(plain);
      for (const cell of read.flat()) expect(/^[=@]|^[+-](?!\d)/.test(cell)).toBe(false);
    }),
  );
});

it('writes a record on one line', () => {
  expect(jsonLine({ text: 'two\nlines' })).toBe('{"text":"two\\nlines"}\n');
});
