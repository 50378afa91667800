import { type Margins, standingFlags } from '@/utils/domain/standing';
import type { MissingInput } from '../figure';

/** What a whole base is together. */
export interface BaseTotals {
  /** Customers with a ledger or totals, and of them those whose margin is known. */
  readonly counted: number;
  readonly known: number;
  /** Of the known ones, those whose margin is not measured. */
  readonly unsure: number;
  /** Of the others, how many lack what. */
  readonly lacking: { readonly [Input in MissingInput]?: number };
  /** Whether anybody's books tell what is owed. */
  readonly isOwedTold: boolean;
  /** Who bought in the twelve months before the last, and who of them bought again. */
  readonly start: number;
  readonly kept: number;
  readonly hasGoods: boolean;
}

const lacks = [
  [standingFlags.noRate, 'rate'],
  [standingFlags.noGoods, 'goods'],
  [standingFlags.noRevenue, 'revenue'],
  [standingFlags.tooLarge, 'tooLarge'],
] as const;
const LACKS = standingFlags.noRate | standingFlags.noGoods | standingFlags.noRevenue | standingFlags.tooLarge;
const BOTH = standingFlags.bought | standingFlags.boughtBefore;

/** Counts a base. */
export function totalsOf({ flags }: Pick<Margins, 'flags'>): BaseTotals {
  const { counted: isCounted, unsure: isUnsure, owes, boughtBefore, buysWithGoods } = standingFlags;
  let [counted, known, unsure, start, kept, all] = [0, 0, 0, 0, 0, 0];
  const lacking: Partial<Record<MissingInput, number>> = {};
  for (const flag of flags) {
    all |= flag;
    if (flag & boughtBefore) start += 1;
    if ((flag & BOTH) === BOTH) kept += 1;
    if ((flag & isCounted) === 0) continue;
    counted += 1;
    if (flag & isUnsure) unsure += 1;
    if ((flag & LACKS) === 0) known += 1;
    else for (const [lack, input] of lacks) if (flag & lack) lacking[input] = (lacking[input] ?? 0) + 1;
  }
  return { counted, known, unsure, lacking, isOwedTold: (all & owes) !== 0, start, kept, hasGoods: (all & buysWithGoods) !== 0 };
}
