import type { FieldOf, TableKind } from '../fields';

/**
 * The columns of one program's own export, so that it is understood without a question. Only the columns named here are used: a header
 * such as Outlook's `Title` (of address: Dr) would mislead.
 */
export type Preset<Kind extends TableKind = TableKind> = Kind extends TableKind
  ? {
      /** The program, as its maker writes it. */
      readonly vendor: string;
      readonly kind: Kind;
      /** Whose ids `id` and `customerId` are: another program's `1` is another customer. Absent where they are the user's own numbers. */
      readonly idSpace?: string;
      /** Headers that, all together, no other file has. */
      readonly signature: readonly string[];
      /** The header of each field; several where it changed over the years. */
      readonly fields: Partial<Record<FieldOf<Kind>, string | readonly string[]>>;
    }
  : never;
