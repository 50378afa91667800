/** A number in a text, and what stands around it. */
export interface WrittenNumber {
  /** What it may mean, with how many digits after its decimal sign: `1.234` is one of two. */
  readonly readings: readonly { readonly value: number; readonly decimals: number }[];
  /** What its word makes of it: 1000 of `12 k`. */
  readonly scale: number;
  /** Digits that say something: two of 12 000. */
  readonly telling: number;
  /** Whether it is written as amounts are: with a currency, or with a sign between its digits. */
  readonly isAmount: boolean;
  readonly hasCurrency: boolean;
  readonly isPercent: boolean;
  readonly from: number;
  readonly to: number;
}

const GROUPED = /(?:(?<=EUR|USD|GBP|CHF)|(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}.,]))\d+(?:[.,'’ \u00a0\u202f]\d+)*/gu;
const CURRENCY = String.raw`\p{Sc}|円|(?:EUR|USD|GBP|CHF|JPY|CAD|AUD|Euros?|dollars?|pounds?|Franken|yens?)(?![\p{L}])`;
const BEFORE = /(?:\p{Sc}|(?<![\p{L}])(?:EUR|USD|GBP|CHF|JPY|CAD|AUD|T€|k€))\s?[-−]?$/iu;
const AFTER = new RegExp(String.raw`^\s?(?:${CURRENCY})`, 'iu');
const PERCENT = /^\s?(?:%|percent|per cent|prozent|pour cent|por ciento|パーセント)/iu;
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/^\s?(?:億)/u, 1e8],
  [/^\s?(?:万)/u, 1e4],
  [/^\s?(?:Mio|Mill|millions?|Millionen|millones|millón|M)(?![\p{L}])\.?/u, 1e6],
  [/^\s?(?:k|K|tsd|Tsd|TSD|T(?=\s?€)|thousand|tausend|mille|mil|千)(?![\p{Script=Latin}])\.?/u, 1e3],
];

/** All numbers of a text in any usual way of writing. */
export function writtenNumbers(text: string): WrittenNumber[] {
  return [...text.matchAll(GROUPED)].flatMap(({ 0: whole, index }) =>
    spread(whole).map((part) => numberAt(text, part.text, index + part.at)),
  );
}

/** Spaces part thousands only: `80 1200` is two numbers. */
function spread(whole: string): { readonly text: string; readonly at: number }[] {
  if (/^\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?$/u.test(whole)) return [{ text: whole, at: 0 }];
  return [...whole.matchAll(/[^ \u00a0\u202f]+/gu)].map(({ 0: text, index }) => ({ text, at: index }));
}

function numberAt(text: string, written: string, from: number): WrittenNumber {
  const rest = text.slice(from + written.length, from + written.length + 24);
  const [word, scale] = scaleOf(rest);
  const hasCurrency = BEFORE.test(text.slice(Math.max(0, from - 6), from)) || AFTER.test(rest) || AFTER.test(rest.slice(word.length));
  return {
    readings: readingsOf(written),
    scale,
    telling: written
      .replace(/\D/gu, '')
      .replace(/^0+/, '')
      .replace(/[.,]/.test(written) ? /$/ : /0+$/, '').length,
    isAmount: hasCurrency || /[.,'’ \u00a0\u202f]/u.test(written) || scale > 1,
    hasCurrency,
    isPercent: PERCENT.test(rest),
    from,
    to: from + written.length,
  };
}

function scaleOf(rest: string): readonly [string, number] {
  for (const [word, scale] of SCALES) {
    const found = word.exec(rest)?.[0];
    if (found !== undefined) return [found, scale];
  }
  return ['', 1];
}

/** With a comma or a dot before the last digits, or between thousands. */
function readingsOf(written: string): WrittenNumber['readings'] {
  const signs = written.replace(/[\d'’ \u00a0\u202f]/gu, '');
  const last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
  const whole = { value: Number(written.replace(/\D/gu, '')), decimals: 0 };
  if (signs === '') return [whole];
  const after = written.slice(last + 1).replace(/\D/gu, '');
  const decimal = { value: Number(`${written.slice(0, last).replace(/\D/gu, '')}.${after}`), decimals: after.length };
  const isOnlyGroups = signs.length > 1 && new Set(signs).size === 1;
  if (isOnlyGroups) return [whole];
  return signs.length === 1 && after.length === 3 ? [whole, decimal] : [decimal];
}
