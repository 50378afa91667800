import { type AmountError, type Currency, exponentOf, parseCurrency, parseDecimal } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';

/** The sign that a file puts before the cents. The other one, if it occurs, groups thousands. */
export type DecimalSign = '.' | ',';

/** What the amounts of a file tell of its decimal sign, counted cell by cell; `lone` are cells such as `1.234` that do not tell. */
export interface AmountEvidence {
  readonly decimal: Record<DecimalSign, number>;
  readonly lone: Record<DecimalSign, number>;
}

export const noAmountEvidence = (): AmountEvidence => ({ decimal: { '.': 0, ',': 0 }, lone: { '.': 0, ',': 0 } });

/** Adds what `cell` tells: `1.234,50`, `0,5` and `1.234.567` tell, `1.234` does not unless the currency has three decimal digits. */
export function weighAmount(evidence: AmountEvidence, cell: string, currency: Currency): void {
  const plain = signIn(cell);
  if (plain === NO_SIGN) return;
  if (plain > 3 && cell.length - plain !== 4) {
    evidence.decimal[cell[plain] === '.' ? '.' : ','] += 1;
    return;
  }
  const digits = plain === NOT_PLAIN ? bare(cell).digits : cell;
  const [, last, behind = ''] = /([.,])(\d*)$/.exec(digits) ?? [];
  if (last === undefined) return;
  const sign = last === '.' ? '.' : ',';
  const other = sign === '.' ? ',' : '.';
  const isRepeated = digits.indexOf(sign) !== digits.lastIndexOf(sign);
  if (isRepeated) evidence.decimal[other] += 1;
  else if (digits.includes(other) || behind.length !== 3 || exponentOf(currency) === 3 || /^(0|\d{4,})[.,]/.test(digits))
    evidence.decimal[sign] += 1;
  else evidence.lone[sign] += 1;
}

/**
 * The file's decimal sign: the one that more cells speak for. Where none does, a sign seen alone groups thousands: amounts with exactly
 * three decimals throughout are rarer than whole ones.
 */
export function decimalSign({ decimal, lone }: AmountEvidence): DecimalSign {
  if (decimal['.'] !== decimal[',']) return decimal['.'] > decimal[','] ? '.' : ',';
  return decimal['.'] === 0 && lone['.'] > 0 && lone[','] === 0 ? ',' : '.';
}

/** The currency written in the cell itself, by sign or code; `$` and `¥` are `fallback`'s where that is a dollar or a yuan. */
export function currencyInCell(cell: string, fallback: Currency): Currency | undefined {
  if (signIn(cell) !== NOT_PLAIN) return undefined;
  const word = bare(cell).unit;
  if (word === '$') return dollars.has(fallback) ? fallback : parseCurrency('USD');
  if (word === '¥') return fallback === 'CNY' ? fallback : parseCurrency('JPY');
  return parseCurrency({ '€': 'EUR', '£': 'GBP' }[word] ?? word);
}

/** Minor units of `currency` in a cell such as `1.234,50 €`, `(12.00)`, `1'234.50-`, `CHF 5`, exactly. */
export function parseAmount(cell: string, currency: Currency, decimal: DecimalSign): Result<number, AmountError> {
  // Most cells are as plain as this, and there are millions of them.
  const sign = signIn(cell);
  if (sign !== NOT_PLAIN && (sign === NO_SIGN || cell[sign] === decimal)) {
    const minor = plainMinor(cell, sign, exponentOf(currency));
    if (minor !== undefined) return ok(minor);
    const money = parseDecimal(decimal === '.' ? cell : cell.replace(',', '.'), currency);
    return money.ok ? ok(money.value.minor) : money;
  }
  const { digits, unit, isNegative } = bare(cell);
  if (unit !== '' && currencyInCell(cell, currency) === undefined) return err('not-a-number');
  const grouping = decimal === '.' ? ',' : '.';
  const [whole = '', ...fraction] = digits.split(decimal);
  if (fraction.length > 1 || !GROUPED[grouping].test(whole)) return err('not-a-number');
  const money = parseDecimal(`${isNegative ? '-' : ''}${whole.replaceAll(grouping, '') || '0'}.${fraction[0] ?? ''}`, currency);
  return money.ok ? ok(money.value.minor) : money;
}

const NO_SIGN = -1;
const NOT_PLAIN = -2;

/** Where in a plain cell the sign stands: digits alone have none, others one before the last of them; any other cell is not plain. */
function signIn(cell: string): number {
  let sign = NO_SIGN;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code >= 48 && code <= 57) continue;
    if ((code !== 44 && code !== 46) || sign !== NO_SIGN || at === 0 || at === cell.length - 1) return NOT_PLAIN;
    sign = at;
  }
  return cell.length === 0 ? NOT_PLAIN : sign;
}

/** What a float counts without a fault: no more digits are read here. */
const SAFE_DIGITS = 15;

/** The minor units of a plain cell; undefined where it has more digits than fit, and is left to exact reading. */
function plainMinor(cell: string, sign: number, exponent: number): number | undefined {
  const missing = exponent - (sign === NO_SIGN ? 0 : cell.length - sign - 1);
  if (missing < 0 || cell.length + missing > SAFE_DIGITS) return undefined;
  let minor = 0;
  for (let at = 0; at < cell.length; at += 1) if (at !== sign) minor = 10 * minor + cell.charCodeAt(at) - 48;
  return minor * 10 ** missing;
}

const dollars: ReadonlySet<string> = new Set(['AUD', 'BSD', 'CAD', 'HKD', 'MXN', 'NZD', 'SGD', 'TWD', 'USD']);

/** Thousands, or as in India lakhs, or no groups at all; nothing before the decimal sign is a nought. */
const GROUPED = { ',': /^(?:\d*|\d{1,3}(?:,\d{2,3})*,\d{3})$/, '.': /^(?:\d*|\d{1,3}(?:\.\d{3})+)$/ };

/** The cell's digits with their signs, its currency, and whether it is negative: a minus before or behind, or brackets. */
function bare(cell: string): { readonly digits: string; readonly unit: string; readonly isNegative: boolean } {
  const text = cell.replace(/[\s\u00a0\u202f'’]/g, '').replace(/[−–]/g, '-');
  const unit = /[\p{Sc}\p{L}]+/u.exec(text)?.[0] ?? '';
  const signed = text.replace(unit, '');
  const inner = /^(?:\((.*)\)|-(.*)|(.*)-)$/.exec(signed);
  return { digits: (inner ? (inner[1] ?? inner[2] ?? inner[3] ?? '') : signed).replace(/^\+/, ''), unit, isNegative: inner !== null };
}
