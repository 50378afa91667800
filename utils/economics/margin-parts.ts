import type { LedgerKind } from '@/utils/domain/ledger-entry';
import type { MarginParts } from './levers';
import { sumOfMinor } from './numeric/exact';
import type { ProfitAndLoss } from './profit-and-loss';
import { type Books, tracedRows } from './traced-rows';

/** What a year's margin is made of, so that each part can be turned; undefined where the margin is not known, or known only as a total. */
export function marginParts(
  { contributionMargin, costToServe, netRevenue, isBeforeCostToServe }: ProfitAndLoss,
  books: Books,
): MarginParts | undefined {
  if (contributionMargin.value === null || netRevenue.method !== 'ledger') return undefined;
  const rows = tracedRows('margin', contributionMargin, books);
  const of = (kind: LedgerKind) => sumOfMinor(rows.filter((row) => row.kind === kind).map(({ amount }) => amount?.minor ?? 0));
  const [gross, discounts, returns, goods, direct] = [
    of('revenue'),
    minus(of('discount')),
    minus(of('return')),
    minus(of('goods')),
    minus(of('service')),
  ];
  if (gross === undefined || discounts === undefined || returns === undefined || goods === undefined || direct === undefined)
    return undefined;
  const serving = isBeforeCostToServe ? 0 : (costToServe.value?.minor ?? 0);
  return { currency: contributionMargin.currency, gross, discounts, returns, goods, direct, time: serving === 0 ? 0 : serving - direct };
}

/** In a margin costs are below nought; as parts they are positive. */
const minus = (minor: number | undefined): number | undefined => minor && -minor;
