import { competitorsIn } from '@/utils/db/competitors';
import { customersWith } from '@/utils/db/customer-records';
import { goalsIn } from '@/utils/db/goals';
import { ledgerOf } from '@/utils/db/ledger-records';
import { packStores, rowsOfAll } from '@/utils/db/packs';
import type { StoreName } from '@/utils/db/schema';
import type { Session } from '@/utils/db/session';
import type { FactKind } from '@/utils/db/touched';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Goal } from '@/utils/domain/goal';
import type { Competitor } from '@/utils/domain/voice';
import type { Shared } from './kinds';

/** The stores of a session that reads what a team shares. */
export const localStores: readonly StoreName[] = ['ledger', 'ledgerRuns', ...packStores, 'competitors', 'goals'];

export type Fact = Shared[FactKind];

/** What this browser's own records say of some customers. */
export interface Local {
  readonly customers: ReadonlyMap<CustomerId, Customer>;
  readonly facts: Readonly<Record<FactKind, ReadonlyMap<string, Fact>>>;
  readonly competitors: ReadonlyMap<string, Competitor>;
  readonly goals: ReadonlyMap<string, Goal>;
}

/** Reads these customers, and all facts of `whole`, by id. */
export async function localOf(session: Session, ids: Iterable<CustomerId>, whole: Iterable<CustomerId>): Promise<Local> {
  const of = [...new Set(whole)];
  const [customers, ledger, interactions, voices, opportunities, competitors, goals] = await Promise.all([
    customersWith(session, [...new Set([...ids, ...of])]),
    ledgerOf(session, of),
    rowsOfAll(session, 'interactions', of),
    rowsOfAll(session, 'voices', of),
    rowsOfAll(session, 'opportunities', of),
    competitorsIn(session),
    goalsIn(session),
  ]);
  return {
    customers,
    facts: {
      ledger: byId(ledger),
      interaction: byId(interactions),
      voice: byId(voices),
      opportunity: byId(opportunities),
    },
    competitors: new Map(competitors.map((competitor) => [competitor.id, competitor])),
    goals: new Map(goals.map((goal) => [goal.id, goal])),
  };
}

const byId = (rows: ReadonlyMap<CustomerId, readonly Fact[]>): ReadonlyMap<string, Fact> =>
  new Map([...rows.values()].flat().map((row) => [row.id, row]));
