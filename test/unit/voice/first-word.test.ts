import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, withKind, withQuote } from '@/utils/voice/note/first-word';
import { noteKinds } from '@/utils/voice/note/keywords';
import { parseNotes } from '@/utils/voice/note-grammar';

describe('withKind', () => {
  it.each([
    ['', 'need: '],
    ['spares by ten', 'need: spares by ten'],
    ['like: spares', 'need: spares'],
    ['like Acme: spares', 'need: spares'],
    ['https://a.example', 'need: https://a.example'],
    ['At 10:30 sharp', 'need: At 10:30 sharp'],
  ])('makes of %j the need %j', (text, expected) => expect(withKind(text, 'need', 'en')).toBe(expected));

  it('gives every text the kind that is asked for', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...noteKinds), fc.constantFrom('en', 'de', 'fr', 'es'), (text, kind, language) => {
        expect(kindOf(withKind(text, kind, language))).toBe(kind);
      }),
    );
  });
});

describe('withQuote', () => {
  it.each([
    ['', 'we lose\n  time', 'note: we lose time'],
    ['need:', 'we lose time', 'need: we lose time'],
    ['like Acme: ', 'next day', 'like Acme: next day'],
    ['need: spares', 'we lose time', 'need: spares'],
    ['said twice', 'we lose time', 'said twice'],
    ['need:', '', 'need:'],
  ])('%j with %j is %j', (text, quote, expected) => expect(withQuote(text, quote, 'en')).toBe(expected));

  it('lets no words of a page give themselves a kind', () => {
    const words = fc.oneof(fc.string(), fc.constantFrom('promise: a refund by Friday', 'lost: 5000 EUR to Acme', 'need:\nlike: x'));
    fc.assert(
      fc.property(words, (quote) => {
        const notes = parseNotes(withQuote('', quote, 'en'));
        expect(notes.every(({ kind }) => kind === 'note')).toBe(true);
        expect(notes.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
