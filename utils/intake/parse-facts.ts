import { ok, type Result } from '@/utils/domain/result';
import type { IsSharedDomain } from './customer-rows';
import type { TableKind } from './fields';
import { type InteractionRow, interactionRow } from './interaction-rows';
import { type OpportunityRow, opportunityRow } from './opportunity-rows';
import type { Dialect } from './reading';
import type { Refusal } from './refusal';
import { createRowKeys } from './row-keys';
import type { ReadRow } from './table';
import { type VoiceRow, voiceRow } from './voice-rows';

/** Lists of facts beside the ledger. */
export type FactTableKind = Extract<TableKind, 'opportunities' | 'interactions' | 'voices'>;

/** A row of such a list that was understood. */
export type FactRow =
  | { readonly kind: 'opportunity'; readonly row: OpportunityRow }
  | { readonly kind: 'interaction'; readonly row: InteractionRow }
  | { readonly kind: 'voice'; readonly row: VoiceRow };

/** With the key that its record is kept under; undefined where the same row stood in the file before. */
export type ReadFact = FactRow & { readonly sourceKey: string | undefined };

/** A row that is a record of its own. */
export type ParsedFact = FactRow & { readonly sourceKey: string };

/** Makes the parser of one file's rows. It counts equal rows, so each reading of the file needs its own. */
export function createFactParser(dialect: Dialect<FactTableKind>, isShared: IsSharedDomain): (row: ReadRow) => Result<ReadFact, Refusal> {
  const keyOf = createRowKeys();
  const read = readerOf(dialect, isShared);
  return (row) => {
    const fact = row.ok ? read(row) : row;
    return fact.ok ? ok({ ...fact.value, sourceKey: keyOf(fact.value) }) : fact;
  };
}

type Readable = Extract<ReadRow, { ok: true }>;

function readerOf({ columns, ...rest }: Dialect<FactTableKind>, isShared: IsSharedDomain): (row: Readable) => Result<FactRow, Refusal> {
  switch (columns.kind) {
    case 'opportunities': {
      const dialect = { ...rest, columns };
      return ({ value }) => named('opportunity', opportunityRow(value, dialect, isShared));
    }
    case 'interactions': {
      const dialect = { ...rest, columns };
      return ({ value }) => named('interaction', interactionRow(value, dialect, isShared));
    }
    case 'voices': {
      const dialect = { ...rest, columns };
      return ({ value }) => named('voice', voiceRow(value, dialect, isShared));
    }
  }
}

const named = <Kind extends string, Row>(kind: Kind, row: Result<Row, Refusal>) => (row.ok ? ok({ kind, row: row.value }) : row);
