import { QUOTE_MAX, type Selected } from '@/utils/spotting/selection';

/** As many characters as a script of ours reads around a quote. */
const AROUND_MAX = 200;
/** What could make words look like others: controls but line breaks, and what turns the direction of writing. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** What a page's process answered, as plain text of a bounded length; undefined where it is nothing that our script says. */
export function decodeSelected(answer: unknown): Selected | undefined {
  if (typeof answer !== 'object' || answer === null || !('text' in answer) || typeof answer.text !== 'string') return undefined;
  const place = 'place' in answer && typeof answer.place === 'object' ? answer.place : null;
  const around = (side: 'prefix' | 'suffix') => plain(place?.[side as keyof typeof place], AROUND_MAX);
  return {
    text: plain(answer.text, QUOTE_MAX),
    place: { prefix: around('prefix'), suffix: around('suffix') },
    hasFocus: 'hasFocus' in answer && answer.hasFocus === true,
  };
}

/** Text of a page without what is not seen. */
export const plain = (text: unknown, most: number): string =>
  typeof text === 'string'
    ? text
        .slice(0, most)
        .toWellFormed()
        .replace(UNSEEN, (sign) => (/\s/u.test(sign) ? (sign === '\n' ? '\n' : ' ') : ''))
    : '';
