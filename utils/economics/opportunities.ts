import type { CustomerId } from '@/utils/domain/customer';
import type { Currency, Money } from '@/utils/domain/money';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { CivilDate } from '@/utils/domain/time';
import type { CompetitorId } from '@/utils/domain/voice';
import type { Exchange } from './exchange';
import { derive, type Figure, type MissingInput, type MoneyFigure, missingFigure, union, weakest } from './figure';
import { groupBy } from './group-by';
import { partOf, sumOfMinor } from './numeric/exact';
import { isInside, type Window } from './window';

/** What was lost: what it would have brought in, and what it would have earned us, apart. */
export interface LostSum {
  readonly count: number;
  readonly gross: MoneyFigure;
  /** Amount × probability × margin %. */
  readonly expectedMargin: MoneyFigure;
}

export interface LostOpportunities extends LostSum {
  /** `null` stands for those that give no reason. Largest amount first. */
  readonly byReason: readonly (LostSum & { readonly reason: string | null })[];
  readonly byCompetitor: readonly (LostSum & { readonly competitorId: CompetitorId | null })[];
}

export interface LostInput {
  readonly opportunities: readonly Opportunity[];
  readonly window: Window;
  readonly currency: Currency;
  readonly exchange: Exchange;
  /** The usual margin with that customer, in percent. */
  marginPercentOf(customer: CustomerId): Figure;
}

export function lostOpportunities(input: LostInput): LostOpportunities {
  const lost = input.opportunities.filter((opportunity) => opportunity.stage === 'lost' && isInside(dayOf(opportunity), input.window));
  return {
    ...sumOf(lost, input),
    byReason: grouped(lost, ({ reason }) => reason ?? null, input).map(([reason, sum]) => ({ reason, ...sum })),
    byCompetitor: grouped(lost, ({ competitorId }) => competitorId ?? null, input).map(([competitorId, sum]) => ({ competitorId, ...sum })),
  };
}

/** The day it was lost, as far as anybody noted it. */
const dayOf = ({ closedOn, closesOn, openedOn }: Opportunity): CivilDate => closedOn ?? closesOn ?? openedOn;

/** Amount × probability × margin %, rounded once: 5000 × .30 × .40 = 600. Missing where the margin is, or where nobody said how likely it was. */
export function expectedMargin(amount: Money, probability: number | undefined, marginPercent: Figure): Figure<Money> {
  if (probability === undefined) return missingFigure('probability', marginPercent.asOf, ['probability'], marginPercent.trace);
  const reckon = () => ({ ...amount, minor: partOf(amount.minor, probability, (marginPercent.value ?? 0) / 100) });
  const expected = derive('probability', marginPercent.asOf, [marginPercent], { reckon, otherwise: 'margin' });
  return expected.value === null
    ? { ...expected, missing: union(expected.missing, ['margin']) }
    : { ...expected, state: weakest('estimated', expected.state) };
}

function sumOf(lost: readonly Opportunity[], { currency, exchange, window, marginPercentOf }: LostInput): LostSum {
  const amounts = lost.map((each) => exchange({ minor: each.minor, currency: each.currency }, currency, dayOf(each)));
  const margins = lost.map((each, index) => {
    const amount = amounts[index];
    return amount === undefined ? undefined : expectedMargin(amount, each.probability, marginPercentOf(each.customerId));
  });
  const trace = lost.map(({ id }) => id);
  const total = (parts: readonly (Money | null | undefined)[], inputs: readonly Figure<unknown>[]): MoneyFigure => {
    const none = (missing: readonly MissingInput[]) => ({ ...missingFigure('probability', window.to, missing, trace), currency });
    if (amounts.includes(undefined)) return none(['rate']);
    const missing = union(...inputs.map((figure) => figure.missing));
    if (parts.some((part) => part === null)) return none(missing);
    const minor = sumOfMinor(parts.map((part) => part?.minor ?? 0));
    if (minor === undefined) return none(['tooLarge']);
    const state = weakest(...inputs.map((figure) => figure.state));
    return {
      value: { minor, currency },
      currency,
      state,
      method: inputs.length === 0 ? 'ledger' : 'probability',
      asOf: window.to,
      trace,
      missing,
    };
  };
  const known = margins.flatMap((margin) => margin ?? []);
  return {
    count: lost.length,
    gross: total(amounts, []),
    expectedMargin: total(
      known.map(({ value }) => value),
      known,
    ),
  };
}

function grouped<Key>(lost: readonly Opportunity[], keyOf: (each: Opportunity) => Key, input: LostInput): (readonly [Key, LostSum])[] {
  return [...groupBy(lost, keyOf)]
    .map(([key, some]) => [key, sumOf(some, input)] as const)
    .sort(([, a], [, b]) => (b.gross.value?.minor ?? 0) - (a.gross.value?.minor ?? 0) || b.count - a.count);
}
