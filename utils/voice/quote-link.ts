import type { QuotePlace } from '@/utils/domain/quote-place';

/** Longer quotes are found by their first and last words: a page may break them in between. */
const WHOLE = 80;
const ENDS = 5;
/** How many words around a quote tell it from its likes. */
const AROUND = 4;

/**
 * The page's address, made to find the sentence again: a text fragment (WICG scroll-to-text-fragment). Undefined where the address is not
 * of the web. `isSupported` says whether the browser keeps fragments from the page: where it does not, they would break applications that
 * keep their place behind `#`.
 */
export function quoteLink(url: string, quote: string | undefined, isSupported: boolean, place?: QuotePlace): string | undefined {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined;
  const directive = quote === undefined || !isSupported ? '' : textDirective(quote, place);
  if (directive === '') return url;
  const bare = url.replace(/:~:.*$/s, '');
  return `${bare}${bare.includes('#') ? '' : '#'}:~:${directive}`;
}

/**
 * `text=…` for a quote; empty for one without words. Where it is known what stood around, that place is looked for first, and the quote
 * alone where the page changed around it: a browser scrolls to the first one that it finds.
 */
export function textDirective(quote: string, place?: QuotePlace): string {
  const { text, prefix, suffix } = wholeWords(quote, place);
  const alone = rangeOf(text.replace(/^[\s"“”„«»'…]+|[\s"“”„«»'…]+$/gu, ''));
  if (alone === '') return '';
  const before = wordsOf(prefix).slice(-AROUND).join(' ');
  const behind = wordsOf(suffix).slice(0, AROUND).join(' ');
  if (before === '' && behind === '') return `text=${alone}`;
  const there = `${before === '' ? '' : `${encoded(before)}-,`}${rangeOf(text)}${behind === '' ? '' : `,-${encoded(behind)}`}`;
  return `text=${there}&text=${alone}`;
}

function rangeOf(text: string): string {
  const words = wordsOf(text);
  if (words.length === 0) return '';
  const whole = words.join(' ');
  if (whole.length <= WHOLE || words.length <= 2 * ENDS) return encoded(whole);
  return `${encoded(words.slice(0, ENDS).join(' '))},${encoded(words.slice(-ENDS).join(' '))}`;
}

/** A fragment finds whole words only: of a word that was selected in part, the rest stands beside the quote. What stands there is looked for in one paragraph. */
function wholeWords(quote: string, { prefix = '', suffix = '' }: Partial<QuotePlace> = {}) {
  const begun = /^[\p{L}\p{N}]/u.test(quote) ? (/[\p{L}\p{N}]+$/u.exec(prefix)?.[0] ?? '') : '';
  const open = /[\p{L}\p{N}]$/u.test(quote) ? (/^[\p{L}\p{N}]+/u.exec(suffix)?.[0] ?? '') : '';
  const before = prefix.slice(0, prefix.length - begun.length).trimEnd();
  const behind = suffix.slice(open.length).trimStart();
  return { text: `${begun}${quote}${open}`, prefix: before.split('\n').at(-1) ?? '', suffix: behind.split('\n')[0] ?? '' };
}

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** A hyphen would end a prefix or begin a suffix. */
const encoded = (words: string): string => encodeURIComponent(words.toWellFormed()).replace(/-/g, '%2D');
