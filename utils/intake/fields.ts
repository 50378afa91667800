import { customerSynonyms } from './synonyms/customers';
import { interactionSynonyms } from './synonyms/interactions';
import { ledgerSynonyms } from './synonyms/ledger';
import { opportunitySynonyms } from './synonyms/opportunities';
import { voiceSynonyms } from './synonyms/voices';

/** What the headers of each kind of table call its fields. */
export const synonyms = {
  customers: customerSynonyms,
  ledger: ledgerSynonyms,
  opportunities: opportunitySynonyms,
  interactions: interactionSynonyms,
  voices: voiceSynonyms,
} as const;

/** What the rows of a table are. */
export type TableKind = keyof typeof synonyms;

export type FieldOf<Kind extends TableKind> = Kind extends TableKind ? Extract<keyof (typeof synonyms)[Kind], string> : never;
export type Field = FieldOf<TableKind>;
export type CustomerField = FieldOf<'customers'>;
export type LedgerField = FieldOf<'ledger'>;

export const tableKinds = Object.keys(synonyms) as readonly TableKind[];

/** The fields that a table of that kind can have, in the order in which they claim columns. */
export const fieldsOf = <Kind extends TableKind>(kind: Kind): readonly FieldOf<Kind>[] => Object.keys(synonyms[kind]) as FieldOf<Kind>[];

/** Fields that hold amounts of money, and those that hold days or moments: how a file writes these is found out over all its rows. */
export const amountFields: ReadonlySet<Field> = new Set([
  'net',
  'amount',
  'gross',
  'tax',
  'cost',
  'refund',
  'fee',
  'revenue',
  'open',
  'wallet',
]);
export const dateFields: ReadonlySet<Field> = new Set([
  'date',
  'dueDate',
  'paidDate',
  'lastOn',
  'openedOn',
  'closesOn',
  'closedOn',
  'at',
  'dueOn',
]);
