import type { CustomerId } from '@/utils/domain/customer';
import { type Content, isSame } from '../replica/content';
import type { Key } from '../replica/key';
import { contentFor, costOf } from './kinds';
import type { Local } from './local';

/** A record that was heard, beside what ours says. */
export interface Heard {
  readonly key: Key;
  readonly kind: string;
  readonly id: string;
  /** Null where it is to go. */
  readonly shown: Content | null;
  /** What ours said when it was heard; null where there was none. */
  readonly here: Content | null;
}

/** The same with what ours says now. */
export type Coming = readonly (Heard & { readonly ours: Content | null })[];

/** Those of that kind that ours does not say already. */
export const ofKind = (coming: Coming, kind: string) => coming.filter((one) => one.kind === kind && !isSame(one.ours, one.shown));
/** Whether it is to go. */
export const isGoing = ({ shown }: Heard) => shown === null;

/** What our own record says, as the team would have it. */
export function oursOf({ kind, id, here, shown }: Heard, local: Local): Content | null {
  const before = here ?? shown;
  switch (kind) {
    case 'customer': {
      const customer = local.customers.get(id as CustomerId);
      return customer === undefined ? null : contentFor(kind, customer, before);
    }
    case 'cost': {
      const customer = local.customers.get(id as CustomerId);
      return customer === undefined ? null : costOf(customer);
    }
    case 'competitor': {
      const competitor = local.competitors.get(id);
      return competitor === undefined ? null : contentFor(kind, competitor, before);
    }
    case 'goal': {
      const goal = local.goals.get(id);
      return goal === undefined ? null : contentFor(kind, goal, before);
    }
    case 'ledger':
    case 'interaction':
    case 'voice':
    case 'opportunity': {
      const fact = local.facts[kind].get(id);
      return fact === undefined ? null : contentFor(kind, fact, before);
    }
    default:
      return null;
  }
}
