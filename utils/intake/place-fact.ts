import type { CustomerId, ImportId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Interaction } from '@/utils/domain/interaction';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { CompetitorId, Voice } from '@/utils/domain/voice';
import type { FactRow, ParsedFact } from './parse-facts';
import type { Making, Outcome } from './place-customer';

/** The records that lists of facts become, by the kind of their rows. */
export interface FactRecords {
  readonly opportunity: Opportunity;
  readonly interaction: Interaction;
  readonly voice: Voice;
}

type FactKind = keyof FactRecords;

/** Whose a row is, and whom it names: found or made before. */
export interface Parties {
  readonly customerId: CustomerId;
  /** The competitor that the row names. */
  readonly competitorId?: CompetitorId;
}

/** What a row does: the record to write, and the one that it replaces. Nothing is to be written where the outcome is `unchanged`. */
export interface FactChange<Kind extends FactKind> {
  readonly outcome: Outcome;
  readonly before: FactRecords[Kind] | undefined;
  readonly after: FactRecords[Kind];
}

/** What a row does, and to which store. */
export type FactChanged =
  | (FactChange<'opportunity'> & { readonly store: 'opportunities' })
  | (FactChange<'interaction'> & { readonly store: 'interactions' })
  | (FactChange<'voice'> & { readonly store: 'voices' });

/** A record of a list of facts. */
export type Fact = FactRecords[FactKind];

/** Compares a row with the record kept under its key, which is of the row's own kind. */
export function placeFact(fact: ParsedFact, parties: Parties, existing: Fact | undefined, making: Making): FactChanged {
  switch (fact.kind) {
    case 'opportunity':
      return { store: 'opportunities', ...placeOpportunity(fact, parties, existing as Opportunity | undefined, making) };
    case 'interaction':
      return { store: 'interactions', ...placeInteraction(fact, parties, existing as Interaction | undefined, making) };
    case 'voice':
      return { store: 'voices', ...placeVoice(fact, parties, existing as Voice | undefined, making) };
  }
}

/** The name of the competitor that a row is about, to be found or made before it is placed. */
export function competitorIn(fact: FactRow): string | undefined {
  if (fact.kind === 'opportunity') return fact.row.competitor;
  return fact.kind === 'voice' && fact.row.about !== 'us' ? fact.row.about.competitor : undefined;
}

/**
 * Compares a row with the record kept under its key. The record keeps its id and the import that first made it; what the file has no
 * column for stays as it is.
 */
export function placeOpportunity(
  { row, sourceKey }: Extract<ParsedFact, { kind: 'opportunity' }>,
  parties: Parties,
  existing: Opportunity | undefined,
  making: Making,
): FactChange<'opportunity'> {
  const { row: _, customer, id, competitor, ...facts } = row;
  return changeOf(existing, { ...facts, ...parties, sourceKey }, () => newId<'opportunity'>(), making);
}

/** As `placeOpportunity`. */
export function placeInteraction(
  { row, sourceKey }: Extract<ParsedFact, { kind: 'interaction' }>,
  { customerId }: Parties,
  existing: Interaction | undefined,
  making: Making,
): FactChange<'interaction'> {
  const { row: _, customer, id, ...facts } = row;
  return changeOf(existing, { ...facts, customerId, sourceKey }, () => newId<'interaction'>(), making);
}

/** As `placeOpportunity`. A row about a competitor needs its id. */
export function placeVoice(
  { row, sourceKey }: Extract<ParsedFact, { kind: 'voice' }>,
  { customerId, competitorId }: Parties,
  existing: Voice | undefined,
  making: Making,
): FactChange<'voice'> {
  const { row: _, customer, id, about, state = existing?.state ?? 'open', ...facts } = row;
  if (about !== 'us' && competitorId === undefined) throw new Error('the row names a competitor, and none was found or made');
  const wanted = { ...facts, customerId, about: competitorId ?? ('us' as const), state, sourceKey };
  return changeOf(existing, wanted, () => newId<'voice'>(), making);
}

interface Kept {
  readonly id: string;
  readonly importId?: ImportId;
  readonly revision: number;
}

/** Compares what is told of a record with the one that is kept; what is not told stays as it is. */
export function changeOf<Rec extends Kept>(
  existing: Rec | undefined,
  wanted: Omit<Rec, keyof Kept>,
  makeId: () => Rec['id'],
  { importId }: Making,
): { readonly outcome: Outcome; readonly before: Rec | undefined; readonly after: Rec } {
  if (existing === undefined)
    return { outcome: 'added', before: undefined, after: { ...wanted, id: makeId(), importId, revision: 1 } as Rec };
  const stated = Object.entries(wanted).filter(([, value]) => value !== undefined);
  if (stated.every(([field, value]) => existing[field as keyof Rec] === value))
    return { outcome: 'unchanged', before: existing, after: existing };
  return { outcome: 'changed', before: existing, after: { ...existing, ...Object.fromEntries(stated), revision: existing.revision + 1 } };
}
