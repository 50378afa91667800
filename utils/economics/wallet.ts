import type { Money } from '@/utils/domain/money';
import { derive, type Figure, type MoneyFigure } from './figure';
import { partOf } from './numeric/exact';

export interface ShareOfWallet {
  /** Our part of all that they spend on such things, in percent. */
  readonly sharePercent: Figure;
  /** What we would earn on the rest of it at our usual margin with them. */
  readonly marginAtStake: MoneyFigure;
}

/** `wallet` is all that the customer spends on what we sell, with us and elsewhere, in the currency of `ours`. */
export function shareOfWallet(ours: MoneyFigure, wallet: MoneyFigure, marginPercent: Figure): ShareOfWallet {
  const spent = ours.value?.minor ?? 0;
  const whole = wallet.value?.minor ?? 0;
  const isSound = whole > 0 && whole >= spent && wallet.currency === ours.currency;
  const share = () => (isSound ? (100 * spent) / whole : null);
  const stake = (): Money | null =>
    isSound ? { minor: partOf(whole - spent, (marginPercent.value ?? 0) / 100), currency: ours.currency } : null;
  return {
    sharePercent: derive('ratio', ours.asOf, [ours, wallet], { reckon: share, otherwise: 'wallet' }),
    marginAtStake: {
      ...derive<Money>('ratio', ours.asOf, [ours, wallet, marginPercent], { reckon: stake, otherwise: 'wallet' }),
      currency: ours.currency,
    },
  };
}
