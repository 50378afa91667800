import type { LedgerKind } from '@/utils/domain/ledger-entry';
import type { MissingInput } from '../figure';
import { safeMinor } from '../numeric/exact';
import type { RollUp, Sums } from './roll-up';

/** An amount, or the inputs that it lacks. Who shows it makes a figure with a trace of it from the ledger. */
export type Amount = { readonly minor: number } | { readonly missing: readonly MissingInput[] };

/** One customer's result in the common currency, for ranks and the whale curve; by the same rules as `profitAndLoss`, direct costs alone. */
export interface Result {
  readonly netRevenue: Amount;
  readonly goods: Amount;
  readonly grossMargin: Amount;
  readonly costToServe: Amount;
  /** Before cost to serve where that is missing. */
  readonly contributionMargin: Amount;
}

export function resultOf(rollUp: RollUp): Result {
  const sum = (kinds: readonly LedgerKind[], of: (sums: Sums) => bigint): Amount => {
    if (kinds.some((kind) => (rollUp.withoutRate[kind] ?? 0) > 0)) return { missing: ['rate'] };
    const minor = safeMinor(of(rollUp.common));
    return minor === undefined ? { missing: ['tooLarge'] } : { minor };
  };
  const isGoodsKnown = (rollUp.ever['goods'] ?? 0) > 0 && rollUp.withoutGoods === 0;
  const netRevenue: Amount =
    rollUp.ever['revenue'] === undefined
      ? { missing: ['revenue'] }
      : sum(['revenue', 'discount', 'return'], ({ revenue = 0n, discount = 0n, return: back = 0n }) => revenue - discount - back);
  const goods: Amount = isGoodsKnown ? sum(['goods'], ({ goods: cost = 0n }) => cost) : { missing: ['goods'] };
  const costToServe: Amount =
    rollUp.inside['service'] !== undefined ? sum(['service'], ({ service = 0n }) => service) : { missing: ['costToServe'] };
  const grossMargin = minus(netRevenue, goods);
  return {
    netRevenue,
    goods,
    grossMargin,
    costToServe,
    contributionMargin: 'minor' in costToServe ? minus(grossMargin, costToServe) : grossMargin,
  };
}

function minus(a: Amount, b: Amount): Amount {
  if ('minor' in a && 'minor' in b) {
    const minor = safeMinor(BigInt(a.minor) - BigInt(b.minor));
    return minor === undefined ? { missing: ['tooLarge'] } : { minor };
  }
  return { missing: [...new Set([...('missing' in a ? a.missing : []), ...('missing' in b ? b.missing : [])])] };
}
