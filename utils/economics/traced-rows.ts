import type { Channel, Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import type { Money } from '@/utils/domain/money';
import { type CivilDate, civilDateAt } from '@/utils/domain/time';
import { type ServiceCost, secondsOf, timeCost } from './cost-to-serve';
import type { Exchange } from './exchange';
import type { MoneyFigure } from './figure';

/** A figure whose records can be listed. */
export type TracedFigure = 'netRevenue' | 'goods' | 'costToServe' | 'margin';

/** One record behind a figure, as it counts in it. */
export interface TracedRow {
  readonly id: string;
  readonly on: CivilDate;
  readonly kind: LedgerKind | Channel;
  /** A memo or subject; empty where the record has none. */
  readonly text: string;
  /** What it adds to the figure, negative where it is taken off; undefined where a rate is missing. A contact: its time at the cost of an hour. */
  readonly amount: Money | undefined;
  /** As booked, where that was in another currency. */
  readonly booked?: Money;
  /** Of a contact. */
  readonly minutes?: number;
  /** Of a contact whose minutes nobody logged. */
  readonly areMinutesUsual?: boolean;
  /** The key by which its source knows it. */
  readonly sourceKey?: string | undefined;
  readonly importId?: string | undefined;
  readonly url?: string | undefined;
}

/** What a customer's figures are made of. */
export interface Books {
  readonly entries: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  readonly serviceCost: ServiceCost;
  readonly exchange: Exchange;
}

/** How an entry of a kind counts in a figure. */
const signs: { readonly [F in TracedFigure]: { readonly [K in LedgerKind]?: 1 | -1 } } = {
  netRevenue: { revenue: 1, discount: -1, return: -1 },
  goods: { goods: 1 },
  costToServe: { service: 1 },
  margin: { revenue: 1, discount: -1, return: -1, goods: -1, service: -1 },
};

/**
 * The records of a figure, newest first. Entries add up to the figure to the cent; the time of contacts is rounded once in the figure and once for each row
 * here, so that it may differ by half a minor unit a row.
 */
export function tracedRows(
  figure: TracedFigure,
  { trace, currency, asOf }: Pick<MoneyFigure, 'trace' | 'currency' | 'asOf'>,
  books: Books,
): TracedRow[] {
  const ids = new Set(trace);
  const { entries, interactions, serviceCost, exchange } = books;
  const booked = entries
    .filter(({ id }) => ids.has(id))
    .map((entry): TracedRow => {
      const { id, on, kind, minor, currency: from, memo = '', sourceKey, importId } = entry;
      const counted = signed(exchange({ minor, currency: from }, currency, on), signs[figure][kind]);
      return {
        id,
        on,
        kind,
        text: memo,
        amount: counted,
        sourceKey,
        importId,
        ...(from === currency ? {} : { booked: { minor, currency: from } }),
      };
    });
  const spent = interactions
    .filter(({ id }) => ids.has(id))
    .map((contact): TracedRow => {
      const { id, at, channel: kind, summary: text, minutes, url, sourceKey, importId } = contact;
      const cost = timeCost([contact], serviceCost);
      const amount = signed(cost && exchange(cost, currency, asOf), signs[figure].service);
      const areMinutesUsual = minutes === undefined;
      return {
        id,
        on: civilDateAt(at),
        kind,
        text,
        amount,
        minutes: secondsOf(contact, serviceCost) / 60,
        areMinutesUsual,
        url,
        sourceKey,
        importId,
      };
    });
  return [...booked, ...spent].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** Signed last: rounding up is not rounding down. */
const signed = (amount: Money | undefined, sign: 1 | -1 = 1): Money | undefined => amount && { ...amount, minor: sign * amount.minor };
