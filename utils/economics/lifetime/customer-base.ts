import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import type { Result } from '@/utils/domain/result';
import type { CivilDate } from '@/utils/domain/time';
import type { Exchange } from '../exchange';
import type { Steps } from '../numeric/steps';
import { type Purchases, purchasesOf } from '../purchases';
import { bgnbdDataOf } from './bgnbd-data';
import { type BgNbdFit, type FitError, fitBgNbd } from './bgnbd-fit';
import { fitGammaGamma, type GammaGammaFit, type Spend } from './gamma-gamma-fit';
import { orderSpend, type SpendBasis } from './spend';

/** What a base teaches about its customers' orders, and on what the teaching rests. */
export interface OrderModel {
  readonly bgnbd: Result<BgNbdFit, FitError>;
  readonly gammaGamma: Result<GammaGammaFit, FitError>;
  readonly basis: SpendBasis;
  /** Of the spend, in major units. */
  readonly currency: Currency;
}

export interface OrderModelInput {
  /** The entries of each customer, by themselves. */
  readonly ledgers: Iterable<readonly LedgerEntry[]>;
  readonly asOf: CivilDate;
  readonly currency: Currency;
  readonly exchange: Exchange;
}

/** Fits both models. Customers whose goods or rates are unknown teach when people order, but not what an order brings. */
export function* fitOrderModel({ ledgers, asOf, currency, exchange }: OrderModelInput): Steps<OrderModel> {
  const buyers = [...ledgers].filter((entries) => entries.some(({ kind, on }) => kind === 'revenue' && on <= asOf));
  const basis: SpendBasis = buyers.some((entries) => entries.some(({ kind }) => kind === 'goods')) ? 'margin' : 'revenue';
  const histories = buyers.map((entries) => purchasesOf(entries, asOf));
  const spends = buyers.flatMap((entries) => {
    const spend = orderSpend(entries, { asOf, currency, exchange, basis });
    return spend.ok ? spend.value : [];
  });
  return yield* fitOrders({ histories, spends, basis, currency });
}

/** What the models see of a base's buyers. */
export interface OrderData {
  readonly histories: readonly Purchases[];
  readonly spends: readonly Spend[];
  readonly basis: SpendBasis;
  readonly currency: Currency;
}

/** Fits both models to what was counted before. */
export function* fitOrders({ histories, spends, basis, currency }: OrderData): Steps<OrderModel> {
  yield 0.1;
  const bgnbd = yield* part(fitBgNbd(bgnbdDataOf(histories)), 0.1, 0.7);
  const gammaGamma = yield* part(fitGammaGamma(spends), 0.7, 1);
  return { bgnbd, gammaGamma, basis, currency };
}

/** Steps as the part of the whole that they are. */
function* part<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield from + step.value * (to - from);
  }
}
