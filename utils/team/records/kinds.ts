import type * as v from 'valibot';
import type { Customer } from '@/utils/domain/customer';
import type { Goal } from '@/utils/domain/goal';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Opportunity } from '@/utils/domain/opportunity';
import { ok, type Result } from '@/utils/domain/result';
import type { Competitor, Voice } from '@/utils/domain/voice';
import type { Failure } from '@/utils/sources/failure';
import { decoded } from '@/utils/sources/net/decode';
import { type Content, contentOf } from '../replica/content';
import { competitor, cost, customer, erasure, goal, interaction, ledger, opportunity, voice } from './shapes';

/** Every kind of record that a team shares, with what it has to look like. */
export const kinds = { customer, ledger, opportunity, interaction, voice, competitor, goal, cost, erasure } as const;
export type Kind = keyof typeof kinds;

/** What the fields of a record of that kind are. */
export type FieldsOf<K extends Kind> = v.InferOutput<(typeof kinds)[K]>;

export const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind);

/** The fields of a record that a team's database told; else where they first differ from what they have to be. */
export function fieldsOf<K extends Kind>(kind: K, content: Content): Result<FieldsOf<K>, Failure> {
  const schema: v.GenericSchema<unknown, FieldsOf<Kind>> = kinds[kind];
  const fields = decoded(schema, content);
  // The schema is the one of that kind.
  return fields.ok ? ok(fields.value as FieldsOf<K>) : fields;
}

/** What belongs to one browser alone: its own count of edits, and which of its imports wrote the record. */
type Own = 'id' | 'revision' | 'importId';

/** Records of ours, by kind, as they are written for the team. */
export interface Shared {
  readonly customer: Customer;
  readonly ledger: LedgerEntry;
  readonly opportunity: Opportunity;
  readonly interaction: Interaction;
  readonly voice: Voice;
  readonly competitor: Competitor;
  readonly goal: Goal;
}

/**
 * What a record of ours says to the team. `before` is what the team has: fields in it that we do not know are of a later version, and stay.
 * A customer's cost is none of it: that is for those who see costs, and has a record of its own (`costOf`).
 */
export function contentFor<K extends keyof Shared>(kind: K, record: Shared[K], before: Content | null = null): Content {
  const { id: _id, revision: _revision, importId: _import, ...rest } = record as Shared[K] & Partial<Record<Own, unknown>>;
  const strangers = Object.entries(before ?? {}).filter(([name]) => !Object.hasOwn(kinds[kind].entries, name));
  return contentOf({ ...Object.fromEntries(strangers), ...(kind === 'customer' ? withoutCost(rest) : rest) });
}

/** The cost in a customer file's totals, as a record of its own. */
export const costOf = ({ id, summary }: Customer): Content | null =>
  summary?.cost === undefined ? null : contentOf({ customerId: id, currency: summary.currency, cost: summary.cost });

function withoutCost(record: object): object {
  const { summary } = record as Partial<Customer>;
  if (summary === undefined) return record;
  const { cost: _, ...rest } = summary;
  return { ...record, summary: rest };
}
