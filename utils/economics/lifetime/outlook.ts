import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { type Currency, exponentOf, type Money } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import type { Exchange } from '../exchange';
import { type Figure, type Method, type MissingInput, type MoneyFigure, missingFigure, type Ranged, weakest } from '../figure';
import { type Purchases, purchasesOf } from '../purchases';
import { expectedPurchases, probabilityAlive } from './bgnbd';
import type { OrderModel } from './customer-base';
import { type DiscountRate, discountedOrders, HORIZON_MONTHS, ORDER_WEEKS, WEEKS_PER_YEAR } from './discount';
import { expectedSpend } from './gamma-gamma';
import { ordersByInterval } from './interval-rule';
import { orderRange } from './order-count';
import { orderSpend } from './spend';

/** What is to come of a customer. */
export interface Outlook {
  /** Missing without a repeat order: the model would say "alive" of everybody. */
  readonly alive: Figure;
  /** Orders in the next 52 weeks. */
  readonly expectedOrders: Ranged;
  /** What the orders of the next 36 months bring, discounted to today. */
  readonly lifetimeValue: Ranged<Money> & MoneyFigure;
}

export interface OutlookInput {
  readonly entries: readonly LedgerEntry[];
  readonly asOf: CivilDate;
  /** To show the value in. */
  readonly currency: Currency;
  readonly exchange: Exchange;
  readonly discount: DiscountRate;
}

const HORIZON_WEEKS = (HORIZON_MONTHS / 12) * WEEKS_PER_YEAR;

/** What the model of the base expects of one of its customers, or of a company with all that belongs to it. */
export function outlookOf(model: OrderModel, input: OutlookInput): Outlook {
  const history = purchasesOf(input.entries, input.asOf);
  const trace = input.entries.filter(({ on }) => on <= input.asOf).map(({ id }) => id);
  const figures = figuresIn(input.asOf, trace);
  const coming = comingOrders(model, history);
  const hasBought = input.entries.some(({ kind, on }) => kind === 'revenue' && on <= input.asOf);
  const lack: readonly MissingInput[] = hasBought ? coming.missing : ['revenue'];
  if (!hasBought || coming.expected === undefined) {
    const none = { ...figures.none(coming.method, lack), range: null };
    return { alive: figures.none(coming.method, lack), expectedOrders: none, lifetimeValue: { ...none, currency: input.currency } };
  }
  const { expected, range, method } = coming;
  const orders = figures.estimate(method, expected(ORDER_WEEKS), lack);
  return {
    alive:
      coming.alive === undefined
        ? figures.none(method, history.frequency === 0 ? ['repeatOrder'] : lack)
        : figures.estimate(method, coming.alive, lack),
    expectedOrders: { ...orders, range: range(ORDER_WEEKS) },
    lifetimeValue: lifetimeValue(model, coming, input, figures),
  };
}

interface Coming {
  readonly method: Method;
  readonly missing: readonly MissingInput[];
  readonly alive?: number | undefined;
  readonly expected?: ((weeks: number) => number) | undefined;
  range(weeks: number): { readonly low: number; readonly high: number };
}

/** By the model, or by the plain rule where there is none. */
function comingOrders({ bgnbd }: OrderModel, history: Purchases): Coming {
  if (bgnbd.ok) {
    const alive = history.frequency === 0 ? undefined : probabilityAlive(bgnbd.value, history);
    const expected = (weeks: number) => expectedPurchases(bgnbd.value, history, weeks);
    return { method: 'bgnbd', missing: [], alive, expected, range: (weeks) => orderRange(bgnbd.value, history, weeks) };
  }
  const usual = ordersByInterval(history, 1);
  const missing: readonly MissingInput[] =
    usual === undefined ? ['repeatOrder'] : [bgnbd.error === 'too-few' ? 'repeatCustomers' : 'model'];
  const expected = usual === undefined ? undefined : (weeks: number) => usual * weeks;
  return { method: 'intervalRule', missing, expected, range: (weeks) => ({ low: 0, high: Math.ceil((usual ?? 0) * weeks) }) };
}

function lifetimeValue(model: OrderModel, coming: Coming, input: OutlookInput, figures: Figures): Outlook['lifetimeValue'] {
  const method = !model.bgnbd.ok ? 'intervalRule' : model.basis === 'margin' ? 'gammaGamma' : 'gammaGammaRevenue';
  const none = (missing: readonly MissingInput[]) => ({ ...figures.none(method, missing), range: null, currency: input.currency });
  // The plain rule needs nobody else's amounts, and so no rates.
  const currency = model.bgnbd.ok ? model.currency : input.currency;
  const spend = orderSpend(input.entries, { asOf: input.asOf, currency, exchange: input.exchange, basis: model.basis });
  if (!spend.ok) return none([spend.error]);
  const { x, mean } = spend.value;
  const perOrder = !model.bgnbd.ok ? mean : model.gammaGamma.ok ? expectedSpend(model.gammaGamma.value, x, mean) : undefined;
  if (perOrder === undefined || coming.expected === undefined) return none(['model']);
  const orders = coming.expected(HORIZON_WEEKS);
  const discounted = discountedOrders(coming.expected, HORIZON_WEEKS, input.discount);
  const range = coming.range(HORIZON_WEEKS);
  // One rounding, here: what comes before are statistics.
  const worth = (count: number): Money | undefined => {
    const minor = Math.round(count * perOrder * 10 ** exponentOf(currency)) + 0;
    return Number.isSafeInteger(minor) ? input.exchange({ minor, currency }, input.currency, input.asOf) : undefined;
  };
  const share = orders > 0 ? discounted / orders : 1;
  const [value, one, other] = [worth(discounted), worth(range.low * share), worth(range.high * share)];
  if (value === undefined || one === undefined || other === undefined) return none(['rate']);
  const [low, high] = one.minor <= other.minor ? [one, other] : [other, one];
  const lack: MissingInput[] = [
    ...coming.missing,
    ...(model.basis === 'revenue' ? (['goods'] as const) : []),
    ...(input.discount.isConfirmed ? [] : (['discountRate'] as const)),
  ];
  const figure = figures.estimate(method, value, lack);
  const state = weakest(figure.state, input.discount.isConfirmed ? 'measured' : 'default');
  return { ...figure, state, range: { low, high }, currency: input.currency };
}

type Figures = ReturnType<typeof figuresIn>;

const figuresIn = (asOf: CivilDate, trace: readonly string[]) => ({
  none: (method: Method, missing: readonly MissingInput[]) => missingFigure(method, asOf, missing, trace),
  estimate: <T>(method: Method, value: T, missing: readonly MissingInput[]): Figure<T> => ({
    value,
    state: 'estimated',
    method,
    asOf,
    trace,
    missing,
  }),
});
