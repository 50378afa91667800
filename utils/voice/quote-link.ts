/** Longer quotes are found by their first and last words: a page may break them in between. */
const WHOLE = 80;
const ENDS = 5;

/**
 * The page's address, made to find the sentence again: a text fragment (WICG scroll-to-text-fragment). Undefined where the address is not
 * of the web. `isSupported` says whether the browser keeps fragments from the page: where it does not, they would break applications that
 * keep their place behind `#`.
 */
export function quoteLink(url: string, quote: string | undefined, isSupported: boolean): string | undefined {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined;
  const directive = quote === undefined || !isSupported ? '' : textDirective(quote);
  if (directive === '') return url;
  const bare = url.replace(/:~:.*$/s, '');
  return `${bare}${bare.includes('#') ? '' : '#'}:~:${directive}`;
}

/** `text=…` for a quote; empty for one without words. */
export function textDirective(quote: string): string {
  const words = quote
    .replace(/^[\s"“”„«»'…]+|[\s"“”„«»'…]+$/gu, '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return '';
  const whole = words.join(' ');
  if (whole.length <= WHOLE || words.length <= 2 * ENDS) return `text=${encoded(whole)}`;
  return `text=${encoded(words.slice(0, ENDS).join(' '))},${encoded(words.slice(-ENDS).join(' '))}`;
}

/** A hyphen would end a prefix or begin a suffix. */
const encoded = (words: string): string => encodeURIComponent(words.toWellFormed()).replace(/-/g, '%2D');
