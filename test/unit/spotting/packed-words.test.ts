import fc from 'fast-check';
import tlds from 'tlds';
import { expect, it } from 'vitest';
import { packWords, unpackWords } from '@/utils/spotting/packed-words';

const words = fc.array(fc.stringMatching(/^[a-z]{1,20}$/));

it('gives back every word once, in order', () => {
  fc.assert(
    fc.property(words, (some) => {
      expect(unpackWords(packWords(some))).toEqual([...new Set(some)].sort());
    }),
  );
});

it('keeps the list of top-level domains as it is', () => {
  const plain = tlds.filter((name) => /^[a-z]+$/.test(name));
  expect(plain.length).toBeGreaterThan(1000);
  expect(new Set(unpackWords(packWords(plain)))).toEqual(new Set(plain));
});
