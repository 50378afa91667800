import { type Currency, exponentOf, type Money, parseCurrency, parseDecimal } from '@/utils/domain/money';

/** An amount as it stands in a text. */
export interface FoundAmount {
  readonly amount: Money;
  /** Where it begins and ends, its currency included. */
  readonly from: number;
  readonly to: number;
}

const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  '₫': 'VND',
  '₴': 'UAH',
  '₪': 'ILS',
  '฿': 'THB',
  US$: 'USD',
  C$: 'CAD',
  A$: 'AUD',
  R$: 'BRL',
  zł: 'PLN',
  Kč: 'CZK',
  Fr: 'CHF',
};

/** Signs of several currencies: which one, the user's own currency says; else the first. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'AUD', 'CAD', 'HKD', 'MXN', 'NZD', 'SGD', 'TWD'],
  '¥': ['JPY', 'CNY'],
  kr: ['SEK', 'DKK', 'ISK', 'NOK'],
};

const WORDS: Readonly<Record<string, string>> = { euro: 'EUR', euros: 'EUR', dollar: '$', dollars: '$', pound: 'GBP', pounds: 'GBP' };

/** Codes that people also write small; other small words ("all", "top", "try") are codes too, and words first. */
const SMALL = new Set(['aud', 'cad', 'chf', 'czk', 'dkk', 'eur', 'gbp', 'jpy', 'nok', 'pln', 'sek', 'usd']);

const NUMBER = String.raw`[-−]?\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,4})?(?!\d)|[-−]?\d+(?:[.,]\d+)?`;
const UNIT = String.raw`(?:US|[CAR])?\p{Sc}|zł|Kč|kr\b|Fr\b\.?|\p{L}{3,7}\b`;
const AMOUNT = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?<before>${UNIT})[ \u00a0\u202f]?)?(?<number>${NUMBER})(?:[ \u00a0\u202f]?(?<after>${UNIT}))?`,
  'giu',
);

/**
 * The first amount of money in the text, exact: `80 EUR`, `€80.50`, `1.234,50 €`, `CHF 1'234`. A number without a currency counts only
 * where there is no better one, and is in the user's own currency. Amounts finer than their currency are none.
 */
export function amountIn(text: string, own?: Currency): FoundAmount | undefined {
  const numbers = [...text.matchAll(AMOUNT)].map((match) => ({ match, unit: unitOf(match, own) }));
  for (const { match, unit } of numbers) {
    if (unit === undefined) continue;
    const found = read(match, unit.currency, unit.at, own);
    if (found !== undefined) return found;
  }
  const plain = numbers[0];
  return plain === undefined || own === undefined || plain.unit !== undefined ? undefined : read(plain.match, own, 'none', own);
}

type UnitPlace = 'before' | 'after' | 'none';

function unitOf({ groups }: RegExpExecArray, own: Currency | undefined): { currency: Currency; at: UnitPlace } | undefined {
  for (const at of ['before', 'after'] as const) {
    const currency = currencyOf(groups?.[at], own);
    if (currency !== undefined) return { currency, at };
  }
  return undefined;
}

function currencyOf(written: string | undefined, own: Currency | undefined): Currency | undefined {
  if (written === undefined) return undefined;
  const word = written.replace(/\.$/, '');
  const small = word.toLowerCase();
  const sign = WORDS[small] ?? word;
  const shared = SHARED[sign] ?? SHARED[small];
  if (shared !== undefined) return parseCurrency(own !== undefined && shared.includes(own) ? own : (shared[0] ?? ''));
  const code = SIGNS[sign] ?? (word === word.toUpperCase() || SMALL.has(small) || sign !== word ? sign : '');
  return parseCurrency(code);
}

function read(match: RegExpExecArray, currency: Currency, at: UnitPlace, own: Currency | undefined): FoundAmount | undefined {
  const { before = '', number = '', after = '' } = match.groups ?? {};
  const money = parseDecimal(plainDecimal(number, currency), currency);
  if (!money.ok) return undefined;
  // A word that is no currency belongs to the text.
  const lead = at !== 'before' && before !== '' ? match[0].indexOf(number, before.length) : 0;
  const tail =
    after !== '' && (at === 'after' || currencyOf(after, own) === currency)
      ? match[0].length
      : match[0].indexOf(number, lead) + number.length;
  return { amount: money.value, from: match.index + lead, to: match.index + tail };
}

/**
 * The number with a dot as its decimal sign and nothing between thousands. A sign seen once before exactly three digits groups
 * thousands, unless the currency has three decimals or nothing but a nought stands before it.
 */
function plainDecimal(number: string, currency: Currency): string {
  const digits = number.replace(/[−]/g, '-').replace(/['’\u00a0\u202f ]/g, '');
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return digits;
  const [whole, fraction] = [digits.slice(0, last), digits.slice(last + 1)];
  const sign = digits[last] ?? '';
  const isOnlySign = !/[.,]/.test(whole);
  const groups = fraction.length === 3 && (isOnlySign ? exponentOf(currency) !== 3 && !/^-?0$/.test(whole) : whole.includes(sign));
  return groups ? digits.replace(/[.,]/g, '') : `${whole.replace(/[.,]/g, '')}.${fraction}`;
}
