import { type Currency, parseCurrency } from '@/utils/domain/money';

/** A header or a key word without what spelling varies in: case, accents, width, `_ - . /`, camel case, and a currency behind it. */
export function normaliseHeader(header: string): string {
  return withoutCurrency(header)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The currency that a header names behind its title: `Net (EUR)`, `Umsatz in CHF`, `cost €`. */
export function currencyOfHeader(header: string): Currency | undefined {
  const [, sign = ''] = CURRENCY_BEHIND.exec(header) ?? [];
  return sign === '€' ? parseCurrency('EUR') : sign === '£' ? parseCurrency('GBP') : parseCurrency(sign);
}

const CURRENCY_BEHIND = /\S[\s_]*(?:[([]|\bin\b)?\s*(€|£|\b[A-Z]{3})\s*[)\]]?\s*$/;

function withoutCurrency(header: string): string {
  const found = currencyOfHeader(header) && /[\s_([]*(?:\bin\b)?\s*(?:€|£|[A-Z]{3})\s*[)\]]?\s*$/.exec(header);
  return found ? header.slice(0, found.index) : header;
}
