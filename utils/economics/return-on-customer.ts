import { derive, type Figure, type MoneyFigure } from './figure';

/** (profit + change of customer equity) / customer equity at the start (Peppers & Rogers 2005), as a fraction. Equity is the sum of lifetime values. */
export function returnOnCustomer(profit: MoneyFigure, equity: { readonly start: MoneyFigure; readonly end: MoneyFigure }): Figure {
  const [gain, start, end] = [profit, equity.start, equity.end].map(({ value }) => value?.minor ?? 0) as [number, number, number];
  const isOneCurrency = new Set([profit.currency, equity.start.currency, equity.end.currency]).size === 1;
  const reckon = () => (start > 0 && isOneCurrency ? (gain + end - start) / start : null);
  return derive('ratio', profit.asOf, [profit, equity.start, equity.end], { reckon, otherwise: isOneCurrency ? 'capital' : 'rate' });
}
