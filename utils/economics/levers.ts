import type { Currency } from '@/utils/domain/money';
import { partOf, sumOfMinor } from './numeric/exact';

/** What a customer's margin is made of, in minor units of one currency; costs and deductions are positive. */
export interface MarginParts {
  readonly currency: Currency;
  readonly gross: number;
  readonly discounts: number;
  readonly returns: number;
  readonly goods: number;
  /** Shipping, fees, visits. */
  readonly direct: number;
  /** What the time of our contacts costs. */
  readonly time: number;
}

/** What one can turn on its own. Prices carry discounts and returns with them; goods and service cost what they cost. */
export const levers = ['price', 'discount', 'goods', 'contacts', 'minutes', 'direct'] as const;
export type Lever = (typeof levers)[number];

/** By how many percent each lever is turned; down is negative. */
export type Changes = { readonly [L in Lever]?: number };

/** The contribution margin; undefined where it is too large to be an amount. */
export const marginOf = ({ gross, discounts, returns, goods, direct, time }: MarginParts): number | undefined =>
  sumOfMinor([gross, -discounts, -returns, -goods, -direct, -time]);

/** The parts after the changes, each rounded once. Contacts and minutes both scale the cost of time. */
export function whatIf(parts: MarginParts, changes: Changes): MarginParts {
  const by = (minor: number, ...percents: (number | undefined)[]) => partOf(minor, ...percents.map((percent = 0) => 1 + percent / 100));
  return {
    currency: parts.currency,
    gross: by(parts.gross, changes.price),
    discounts: by(parts.discounts, changes.price, changes.discount),
    returns: by(parts.returns, changes.price),
    goods: by(parts.goods, changes.goods),
    direct: by(parts.direct, changes.direct),
    time: by(parts.time, changes.contacts, changes.minutes),
  };
}

/** A lever and by how many percent it has to be turned. */
export interface Turn {
  readonly lever: Lever;
  readonly percent: number;
}

/**
 * Every single lever that alone brings the margin to `target`, the smallest turn first: what would make this customer profitable. Percent
 * are in tenths, rounded away from nought so that they suffice; a cost cannot fall by more than all of it. Empty where the margin is
 * there already or no lever suffices.
 */
export function leversTo(parts: MarginParts, target = 0): Turn[] {
  const margin = marginOf(parts);
  if (margin === undefined || margin >= target) return [];
  const net = parts.gross - parts.discounts - parts.returns;
  const bases: { readonly [L in Lever]: number } = {
    price: net,
    discount: parts.discounts,
    goods: parts.goods,
    contacts: parts.time,
    minutes: parts.time,
    direct: parts.direct,
  };
  const gap = target - margin;
  return levers
    .flatMap((lever): Turn[] => {
      if (bases[lever] <= 0) return [];
      const sign = lever === 'price' ? 1 : -1;
      const tenths = [0, 1].map((more) => Math.ceil((1000 * gap) / bases[lever] - 1e-9) + more);
      const enough = tenths.find((size) => (marginOf(whatIf(parts, { [lever]: (sign * size) / 10 })) ?? -Infinity) >= target);
      return enough === undefined || (sign < 0 && enough > 1000) ? [] : [{ lever, percent: (sign * enough) / 10 }];
    })
    .sort((a, b) => Math.abs(a.percent) - Math.abs(b.percent));
}
