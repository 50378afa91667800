import { type Margins, standingFlags } from '@/utils/domain/standing';
import type { MissingInput } from '../figure';
import type { Ranked } from './ranked';

/** How many there are in a list of customers or companies, and how well they can be compared. */
export interface ListTotals {
  /** Those with a ledger or totals, and of them those whose margin is known. */
  readonly counted: number;
  readonly known: number;
  /** Of the known ones, those whose margin is not measured. */
  readonly unsure: number;
  /** Of the others, how many lack what. */
  readonly lacking: { readonly [Input in MissingInput]?: number };
  /** Whether a rate is missing to anybody, be it for the cost to serve alone: those whose amounts could be exchanged are no fair sample of all. */
  readonly isWithoutRate: boolean;
}

/** What a whole base is together: of its customers, each by their own records and once. */
export interface BaseTotals extends ListTotals {
  readonly accounts: ListTotals;
  readonly companies: ListTotals;
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
const RATES = standingFlags.noRate | standingFlags.servedWithoutRate;
const BOTH = standingFlags.bought | standingFlags.boughtBefore;
const { counted: isCounted, unsure: isUnsure, owes, boughtBefore, buysWithGoods } = standingFlags;

/** Counts a base. */
export function totalsOf({ customers, accounts, companies }: Ranked): BaseTotals {
  const { flags } = customers;
  let [start, kept, all] = [0, 0, 0];
  for (let slot = 0; slot < flags.length; slot += 1) {
    const flag = flags[slot] ?? 0;
    all |= flag;
    if (flag & boughtBefore) start += 1;
    if ((flag & BOTH) === BOTH) kept += 1;
  }
  const own = listTotals(customers);
  return {
    ...own,
    accounts: accounts === customers ? own : listTotals(accounts),
    companies: listTotals(companies),
    ...{ isOwedTold: (all & owes) !== 0, start, kept, hasGoods: (all & buysWithGoods) !== 0 },
  };
}

function listTotals({ flags }: Pick<Margins, 'flags'>): ListTotals {
  let [counted, known, unsure, all] = [0, 0, 0, 0];
  const lacking: Partial<Record<MissingInput, number>> = {};
  for (let slot = 0; slot < flags.length; slot += 1) {
    const flag = flags[slot] ?? 0;
    if ((flag & isCounted) === 0) continue;
    counted += 1;
    all |= flag;
    if (flag & isUnsure) unsure += 1;
    if ((flag & LACKS) === 0) known += 1;
    else for (const [lack, input] of lacks) if (flag & lack) lacking[input] = (lacking[input] ?? 0) + 1;
  }
  return { counted, known, unsure, lacking, isWithoutRate: (all & RATES) !== 0 };
}
