import type { Currency, Money } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';

/** Turns an amount into another currency at the rate of a day; undefined where no rate is known: a sum is then missing, never mixed. */
export type Exchange = (amount: Money, to: Currency, on: CivilDate) => Money | undefined;

/** Knows no rates: only amounts already in the currency go through. */
export const sameCurrencyOnly: Exchange = (amount, to) => (amount.currency === to ? amount : undefined);
