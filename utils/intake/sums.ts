import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';

/** Totals of one currency in minor units: net revenue, all costs, and what is still owed. */
export interface Sums {
  readonly currency: Currency;
  readonly revenue: number;
  readonly cost: number;
  readonly open: number;
}

/** Adds up amounts by currency, never across. */
export interface Tally {
  add(amount: Sums): void;
  of(currency: Currency): Sums;
  /** The currencies met, in the order of their codes. */
  all(): readonly Sums[];
}

export function createTally(): Tally {
  const byCurrency = new Map<Currency, Sums>();
  const of = (currency: Currency) => byCurrency.get(currency) ?? { currency, revenue: 0, cost: 0, open: 0 };
  return {
    of,
    add({ currency, revenue, cost, open }) {
      const sum = of(currency);
      byCurrency.set(currency, { currency, revenue: sum.revenue + revenue, cost: sum.cost + cost, open: sum.open + open });
    },
    all: () => [...byCurrency.values()].sort((a, b) => a.currency.localeCompare(b.currency)),
  };
}

/** What an entry adds to the totals; `sign` -1 takes it away. */
export function sumsOf({ kind, minor, currency }: Pick<LedgerEntry, 'kind' | 'minor' | 'currency'>, sign: 1 | -1 = 1): Sums {
  const amount = { currency, revenue: 0, cost: 0, open: 0 };
  if (kind === 'receivable') return { ...amount, open: sign * minor };
  if (kind === 'revenue') return { ...amount, revenue: sign * minor };
  if (kind === 'discount' || kind === 'return') return { ...amount, revenue: 0 - sign * minor };
  return { ...amount, cost: sign * minor };
}
