import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Content, contentOf, isSame } from '@/utils/team/replica/content';
import { mergedEdits } from '@/utils/team/replica/merge';

describe('edits of the same record by two', () => {
  it.each<[what: string, before: Content, mine: Content, theirs: Content, merged: Content | undefined]>([
    ['different fields', { name: 'A', role: 'x' }, { name: 'B', role: 'x' }, { name: 'A', role: 'y' }, { name: 'B', role: 'y' }],
    ['the same field', { name: 'A' }, { name: 'B' }, { name: 'C' }, undefined],
    ['the same field to the same', { name: 'A' }, { name: 'B' }, { name: 'B' }, { name: 'B' }],
    ['a field that one took away', { name: 'A', url: 'u' }, { name: 'A' }, { name: 'B', url: 'u' }, { name: 'B' }],
    ['a field that one took away and the other changed', { url: 'u' }, {}, { url: 'v' }, undefined],
    ['an amount and its currency', { minor: 5, currency: 'EUR' }, { minor: 7, currency: 'EUR' }, { minor: 5, currency: 'JPY' }, undefined],
    [
      'when it was written',
      { name: 'A', updatedAt: 1 },
      { name: 'B', updatedAt: 3 },
      { name: 'A', tags: ['t'], updatedAt: 2 },
      { name: 'B', tags: ['t'], updatedAt: 3 },
    ],
  ])('of %s', (_, before, mine, theirs, merged) => {
    expect(mergedEdits(before, mine, theirs)).toEqual(merged);
    expect(mergedEdits(before, theirs, mine)).toEqual(merged);
  });

  it('of a record that one of them deleted, or that both made', () => {
    expect([mergedEdits({}, null, {}), mergedEdits({}, {}, null), mergedEdits(null, {}, {})]).toEqual([undefined, undefined, undefined]);
  });

  it('lose no value that either of them wrote', () => {
    const content = fc.dictionary(fc.constantFrom('a', 'b', 'minor', 'currency'), fc.integer({ max: 3 }));
    fc.assert(
      fc.property(content, content, content, (before, mine, theirs) => {
        const merged = mergedEdits(before, mine, theirs);
        if (merged === undefined) return;
        for (const edit of [mine, theirs])
          for (const [field, value] of Object.entries(edit)) if (before[field] !== value) expect(merged[field]).toBe(value);
      }),
    );
  });
});

describe('what a record says', () => {
  it('is the same in any order of its fields', () => {
    expect(isSame({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true);
    expect([isSame({ a: [1, 2] }, { a: [2, 1] }), isSame({ a: {} }, { a: [] }), isSame({ a: null }, {}), isSame(null, {})]).toEqual(
      Array(4).fill(false),
    );
  });

  it('goes on its way without what no database keeps as text', () => {
    expect(contentOf({ text: 'a\0b \ud83d', list: ['\udc00c'], none: undefined })).toEqual({ text: 'ab \ufffd', list: ['\ufffdc'] });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(contentOf({ text })).toEqual({ text: text.replaceAll('\0', '') });
      }),
    );
  });
});
