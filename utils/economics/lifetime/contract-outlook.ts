import type { Currency, Money } from '@/utils/domain/money';
import { derive, type Figure, type MissingInput, type MoneyFigure, type Ranged, union, weakest } from '../figure';
import { type ContractFormula, type ContractTerms, contractFormulas, DEFAULT_FORMULA, valueWithin } from './contract';
import { type DiscountRate, HORIZON_MONTHS } from './discount';

export interface ContractValue {
  /** By the formula that `method` names. */
  readonly lifetimeValue: Ranged<Money> & MoneyFigure;
  /** Beside it: formula (2) within 36 months. */
  readonly withinHorizon: MoneyFigure;
}

export interface ContractInput {
  /** Contribution margin of a year. */
  readonly margin: MoneyFigure;
  /** Kept / start of a year, and how many were there at its start. */
  readonly retention: Figure;
  readonly start: number;
  readonly discount: DiscountRate;
  readonly formula?: ContractFormula;
}

/** The middle four fifths of a normal distribution lie within so many standard errors. */
const FOUR_FIFTHS = 1.2816;

/** Lifetime value of a customer with a contract. Its range is that of the retention, which was counted on so many customers. */
export function contractValue({ margin, retention, start, discount, formula = DEFAULT_FORMULA }: ContractInput): ContractValue {
  const { currency, asOf } = margin;
  const m = margin.value?.minor ?? 0;
  const r = retention.value ?? 0;
  const worth = (terms: Partial<ContractTerms>, of: (terms: ContractTerms) => number) =>
    amount(of({ m, r, d: discount.perYear, ...terms }), currency);
  const inDoubt = FOUR_FIFTHS * Math.sqrt((r * (1 - r)) / Math.max(1, start));
  const reckon = (of: (terms: ContractTerms) => number): MoneyFigure => {
    const figure = derive<Money>(formula, asOf, [margin, retention], { reckon: () => worth({}, of), otherwise: 'model' });
    if (figure.value === null) return { ...figure, currency };
    const lack: readonly MissingInput[] = discount.isConfirmed ? [] : ['discountRate'];
    const state = weakest(figure.state, 'estimated', discount.isConfirmed ? 'measured' : 'default');
    return { ...figure, state, missing: union(figure.missing, lack), currency };
  };
  const value = reckon(contractFormulas[formula]);
  const ends = [Math.max(0, r - inDoubt), Math.min(1, r + inDoubt)].map((end) => worth({ r: end }, contractFormulas[formula]));
  const [low, high] = ends.sort((a, b) => (a?.minor ?? 0) - (b?.minor ?? 0));
  return {
    lifetimeValue: { ...value, range: value.value !== null && low && high ? { low, high } : null },
    withinHorizon: { ...reckon((terms) => valueWithin(terms, HORIZON_MONTHS / 12)), method: 'firstPaymentExcluded' },
  };
}

/** Rounded once; null where no formula gives a number, as with everybody staying and no discount. */
function amount(minor: number, currency: Currency): Money | null {
  const whole = Math.round(minor) + 0;
  return Number.isSafeInteger(whole) ? { minor: whole, currency } : null;
}
