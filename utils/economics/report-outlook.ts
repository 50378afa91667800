import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { ServiceCost } from './cost-to-serve';
import type { Exchange } from './exchange';
import { type Figure, type MoneyFigure, missingFigure } from './figure';
import { contractValue } from './lifetime/contract-outlook';
import { fitOrderModel, type OrderModel } from './lifetime/customer-base';
import { type DiscountRate, HORIZON_MONTHS, ORDER_WEEKS } from './lifetime/discount';
import { outlookOf } from './lifetime/outlook';
import type { Steps } from './numeric/steps';
import type { Preset } from './presets';
import { profitAndLoss } from './profit-and-loss';
import { retentionBetween } from './retention';
import type { Records } from './roll-up';
import { lastTwelveMonths, yearBefore } from './window';

export interface LookAheadInput {
  /** The records of each customer, by themselves. */
  readonly books: readonly Records[];
  readonly asOf: CivilDate;
  readonly currency: Currency;
  readonly exchange: Exchange;
  readonly serviceCost: ServiceCost;
  readonly discount: DiscountRate;
  readonly lifetime: Preset['lifetime'];
}

/** Parameters as they were fitted; a model that does not apply, or that the data do not bear, is absent. */
export interface ReportModels {
  readonly bgnbd?: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number } & FitQuality;
  /** `v` in major units of the report's currency. */
  readonly gammaGamma?: { readonly p: number; readonly q: number; readonly v: number } & FitQuality;
}

interface FitQuality {
  readonly logLikelihood: number;
  readonly customers: number;
}

/** What is to come of one customer; `span` says how far each figure looks. */
export interface LookedAhead {
  readonly pAlive: Figure;
  readonly expectedOrders: Figure;
  readonly clv: MoneyFigure;
}

export interface LookAhead {
  readonly models: ReportModels;
  /** Of a customer, or of a company with all that belongs to it; money in `currency`. */
  of(records: Records, currency: Currency): LookedAhead;
}

/** How far the figures look, as the report writes it behind their method. */
export const spans = { expectedOrders: `${ORDER_WEEKS} weeks`, orderValue: `${HORIZON_MONTHS} months` } as const;

/** Learns from a whole base how its customers go on: by a model of orders, or by its retention where they have contracts. */
export function* lookAhead(input: LookAheadInput): Steps<LookAhead> {
  if (input.lifetime === 'contract') return byContract(input);
  const { asOf, currency, exchange, discount } = input;
  const model = yield* fitOrderModel({ ledgers: input.books.map(({ entries }) => entries), asOf, currency, exchange });
  return {
    models: modelsOf(model),
    of(records, shown) {
      const { alive, expectedOrders, lifetimeValue } = outlookOf(model, {
        entries: records.entries,
        asOf,
        currency: shown,
        exchange,
        discount,
      });
      return { pAlive: alive, expectedOrders, clv: lifetimeValue };
    },
  };
}

function byContract({ books, asOf, serviceCost, exchange, discount }: LookAheadInput): LookAhead {
  const all = books.flatMap(({ entries }): readonly LedgerEntry[] => entries);
  const { rate, start } = retentionBetween(all, yearBefore(asOf), lastTwelveMonths(asOf));
  const none = missingFigure('bgnbd', asOf, ['model']);
  return {
    models: {},
    of(records, currency) {
      const year = profitAndLoss({ ...records, window: lastTwelveMonths(asOf), serviceCost, currency, exchange });
      const { lifetimeValue } = contractValue({ margin: year.contributionMargin, retention: rate, start, discount });
      return { pAlive: none, expectedOrders: none, clv: lifetimeValue };
    },
  };
}

function modelsOf({ bgnbd, gammaGamma }: OrderModel): ReportModels {
  const orders = bgnbd.ok ? bgnbd.value : undefined;
  const spend = gammaGamma.ok ? gammaGamma.value : undefined;
  const quality = ({ logLikelihood, customers }: FitQuality): FitQuality => ({ logLikelihood, customers });
  return {
    ...(orders && { bgnbd: { r: orders.r, alpha: orders.alpha, a: orders.a, b: orders.b, ...quality(orders) } }),
    ...(spend && { gammaGamma: { p: spend.p, q: spend.q, v: spend.v, ...quality(spend) } }),
  };
}
