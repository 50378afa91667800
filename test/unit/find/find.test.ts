import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFind } from '@/utils/find/find';
import { buildFindIndex, slotsOf, textOf } from '@/utils/find/find-index';
import { searchText } from '@/utils/find/search-text';

const names = [
  'Stefan Gruber',
  'Anna Lee',
  'Ann',
  '',
  'Steffi Graf',
  'Gruber Stefan AG',
  'Łukasz O’Brien-Müller',
  '山田 太郎',
  'Ferrum Metallbau GmbH',
  'José Núñez',
];
const index = buildFindIndex(names.map(searchText));
const search = createFind(index);
const found = (query: string) => search(searchText(query), 3).map(({ slot }) => names[slot]);

it.each([
  ['Łukasz O’Brien-Müller', 'lukasz obrien muller'],
  ['  Straße  17 ', 'strasse 17'],
  ['ann.lee@acme.example', 'ann lee acme example'],
  ['山田　太郎', '山田 太郎'],
  ['…', ''],
])('searches %s as %s', (text, expected) => {
  expect(searchText(text)).toBe(expected);
});

describe('a search', () => {
  it.each([
    ['Stefan Gruber', 'Stefan Gruber'],
    ['gruber stefan', 'Gruber Stefan AG'],
    ['Stefn Gruber', 'Stefan Gruber'],
    ['setfan gr', 'Stefan Gruber'],
    ['ann', 'Ann'],
    ['anna', 'Anna Lee'],
    ['obrien', 'Łukasz O’Brien-Müller'],
    ['Mueler', 'Łukasz O’Brien-Müller'],
    ['muler', 'Łukasz O’Brien-Müller'],
    ['ferum metallbua', 'Ferrum Metallbau GmbH'],
    ['NUNEZ', 'José Núñez'],
    ['山田', '山田 太郎'],
    ['nobody', undefined],
    ['', undefined],
    ['  ', undefined],
  ])('for "%s" finds %s first', (query, expected) => {
    expect(found(query)[0]).toBe(expected);
  });

  it('puts whole words before beginnings, and both before wrong letters', () => {
    expect(found('ann')).toEqual(['Ann', 'Anna Lee']);
    expect(found('stefan')).toEqual(['Stefan Gruber', 'Gruber Stefan AG']);
  });

  it('leaves nothing behind for the next one', () => {
    const first = search('Stefan Gruber', 3);
    search('gr', 3);
    expect(search('Stefan Gruber', 3)).toEqual(first);
  });
});

const word = fc.stringMatching(/^[a-z]{4,10}$/);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

it('finds every name by itself, by any beginning of two letters of its last word, and with a letter left out', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (texts, which, where) => {
      const built = buildFindIndex(texts);
      const run = createFind(built);
      const slot = which % texts.length;
      const text = textOf(built, slot);
      const lastWord = text.lastIndexOf(' ') + 1;
      const begun = text.slice(0, lastWord + 2 + (where % (text.length - lastWord - 1)));
      const inWord = 1 + (where % 3);
      const mistyped = text.slice(0, inWord) + text.slice(inWord + 1);
      for (const query of [text, begun, mistyped]) expect(run(query, texts.length).map((hit) => hit.slot)).toContain(slot);
    }),
  );
});

it('keeps the texts as they were given', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }).map(searchText), { maxLength: 30 }), (texts) => {
      const built = buildFindIndex(texts);
      expect(slotsOf(built)).toBe(texts.length);
      expect(texts.map((_, slot) => textOf(built, slot))).toEqual(texts);
    }),
  );
});
