import type { Answer } from '@/utils/sources/answer';
import { together } from '@/utils/sources/answer';

/** The answers of one account to several questions about the same customer, as one: each record once, as old as the oldest. Undefined where there are none. */
export function merged(answers: readonly Answer[]): Answer | undefined {
  const [oldest] = answers.toSorted((a, b) => a.asOf - b.asOf);
  if (oldest === undefined) return undefined;
  const { customers, ledger, opportunities, interactions, ...rest } = together(answers);
  return {
    ...rest,
    ...{ account: oldest.account, source: oldest.source, asOf: oldest.asOf },
    customers: once(customers),
    ledger: once(ledger),
    opportunities: once(opportunities),
    interactions: once(interactions),
  };
}

const once = <Draft extends { readonly sourceKey: string }>(drafts: readonly Draft[]): readonly Draft[] => [
  ...new Map(drafts.map((draft) => [draft.sourceKey, draft])).values(),
];
