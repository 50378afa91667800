import { GOODS_UNKNOWN } from '@/utils/domain/ledger-columns';
import { type LedgerKind, ledgerKinds } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { shareMarks as has, standingFlags } from '@/utils/domain/standing';
import { NEVER, YEAR } from './days';
import type { SpanBooks, Terms } from './span-books';
import { eachRow } from './span-rows';
import { createSums, type Sums } from './sums';

/** The three sums that profit and loss is made of. */
export type Line = 'netRevenue' | 'goods' | 'direct';

/** What is booked of each customer of a span, by place. */
export interface Booked {
  /** Inside the last twelve months. */
  readonly sums: { readonly [L in Line]: Sums };
  /** Bits of `shareMarks`. */
  readonly marks: Uint16Array;
  /** Bits of `standingFlags` that the ledger alone decides. */
  readonly flags: Uint16Array;
  readonly changesOn: Uint32Array;
  readonly currencies: (ReadonlySet<Currency> | undefined)[];
}

interface Share {
  readonly line: Line;
  readonly sign: 1 | -1;
  readonly withoutRate: number;
}

const net = { line: 'netRevenue', withoutRate: has.netRevenueWithoutRateNow } as const;
const shares: { readonly [K in LedgerKind]?: Share } = {
  revenue: { ...net, sign: 1 },
  discount: { ...net, sign: -1 },
  return: { ...net, sign: -1 },
  goods: { line: 'goods', sign: 1, withoutRate: has.goodsWithoutRateNow },
  service: { line: 'direct', sign: 1, withoutRate: has.directWithoutRateNow },
};
const shareOf = ledgerKinds.map((kind) => shares[kind]);
const [REVENUE, GOODS, SERVICE, RECEIVABLE] = (['revenue', 'goods', 'service', 'receivable'] as const).map((kind) =>
  ledgerKinds.indexOf(kind),
);
const everOf = ledgerKinds.map(
  (_, kind) =>
    has.anything | (kind === REVENUE ? has.revenue : 0) | (kind === GOODS ? has.goods : 0) | (kind === RECEIVABLE ? 0 : has.bookings),
);

/** Adds the ledger of a span up. */
export function bookedOf(books: SpanBooks, terms: Terms, today: number): Booked {
  const { count } = books;
  const sums = { netRevenue: createSums(count), goods: createSums(count), direct: createSums(count) };
  const marks = new Uint16Array(count);
  const flags = new Uint16Array(count);
  const changesOn = new Uint32Array(count).fill(NEVER);
  const currencies = new Array<ReadonlySet<Currency> | undefined>(count).fill(undefined);
  const withCurrency = currencySets();
  eachRow(books.pages, books, terms, ({ at, on, kind, flags: row, currency, amount }) => {
    const own = currencies[at];
    if (own === undefined || !own.has(currency)) currencies[at] = withCurrency(own, currency);
    marks[at] = (marks[at] ?? 0) | (everOf[kind] ?? 0);
    if (kind === RECEIVABLE) flags[at] = (flags[at] ?? 0) | standingFlags.owes;
    const leaves = on > today ? on : on > today - YEAR ? on + YEAR : kind === REVENUE && on > today - 2 * YEAR ? on + 2 * YEAR : NEVER;
    if (leaves < (changesOn[at] ?? 0)) changesOn[at] = leaves;
    if (kind === REVENUE && on <= today - YEAR && on > today - 2 * YEAR) flags[at] = (flags[at] ?? 0) | standingFlags.boughtBefore;
    if (on > today || on <= today - YEAR) return;
    if (kind === REVENUE) {
      flags[at] = (flags[at] ?? 0) | standingFlags.bought;
      if (row & GOODS_UNKNOWN) marks[at] = (marks[at] ?? 0) | has.goodsUnknownNow;
    }
    if (kind === SERVICE) marks[at] = (marks[at] ?? 0) | has.directNow;
    const share = shareOf[kind];
    if (share === undefined) return;
    if (Number.isNaN(amount)) marks[at] = (marks[at] ?? 0) | share.withoutRate;
    else sums[share.line].add(at, share.sign * amount);
  });
  return { sums, marks, flags, changesOn, currencies };
}

/** Sets of currencies with one more: those of one alone, which nearly all are, are made once. */
function currencySets(): (known: ReadonlySet<Currency> | undefined, currency: Currency) => ReadonlySet<Currency> {
  const alone = new Map<Currency, ReadonlySet<Currency>>();
  return (known, currency) => {
    if (known !== undefined) return new Set([...known, currency]);
    const only = alone.get(currency) ?? new Set([currency]);
    alone.set(currency, only);
    return only;
  };
}
