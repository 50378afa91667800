import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeSelected } from '@/utils/tabs/decode-selected';

const place = { prefix: 'by ', suffix: ', please' };

it.each([
  ['what our script says', { text: 'ten', place, hasFocus: true }, { text: 'ten', place, hasFocus: true }],
  ['no place', { text: 'ten' }, { text: 'ten', place: { prefix: '', suffix: '' }, hasFocus: false }],
  [
    'a place of other things',
    { text: 'ten', place: { prefix: 1, suffix: {} } },
    { text: 'ten', place: { prefix: '', suffix: '' }, hasFocus: false },
  ],
  ['letters that nobody sees', { text: 'te\u200bn\u202e\u0007' }, { text: 'ten', place: { prefix: '', suffix: '' }, hasFocus: false }],
  ['no text', { text: 5 }, undefined],
  ['nothing', null, undefined],
])('takes %s', (_, answer, expected) => expect(decodeSelected(answer)).toEqual(expected));

it('takes at most two thousand letters, whatever a page answers', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string({ maxLength: 10_000, unit: 'binary' }), (anything, text) => {
      decodeSelected(anything);
      const taken = decodeSelected({ text, place: { prefix: text, suffix: text } });
      expect(taken?.text.length).toBeLessThanOrEqual(2000);
      expect(taken?.place.prefix.length).toBeLessThanOrEqual(200);
      expect(taken?.text.isWellFormed()).toBe(true);
    }),
  );
  expect(decodeSelected({ text: 'x'.repeat(5000) })?.text).toHaveLength(2000);
});
