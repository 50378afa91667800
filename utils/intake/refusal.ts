import type { CivilDate } from '@/utils/domain/time';

/** Why a row was not taken. `text` is the offending cell, `column` its header as the file writes it; words are chosen where it is shown. */
export type Reason =
  | { readonly kind: 'too-few-cells' | 'too-many-cells'; readonly expected: number; readonly found: number }
  | { readonly kind: 'broken-quotes' | 'broken-card' | 'broken-json' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'empty'; readonly column: string }
  | { readonly kind: 'several-customers'; readonly text: string }
  /** The customer was erased that day. */
  | { readonly kind: 'erased'; readonly on: CivilDate }
  | { readonly kind: CellFault; readonly column: string; readonly text: string };

/** What can be wrong with one cell. */
export type CellFault =
  | 'not-an-email'
  | 'not-a-domain'
  | 'not-a-date'
  | 'ambiguous-date'
  | 'not-an-amount'
  | 'too-precise'
  | 'too-large'
  | 'unknown-currency'
  | 'two-currencies'
  | 'unknown-kind'
  | 'no-sale'
  | 'not-a-number'
  | 'not-booked';

/** A row that was not taken. `row` counts as a spreadsheet does: the header is row 1. */
export interface Refusal {
  readonly row: number;
  readonly reason: Reason;
}

/** Why a whole file was not taken; nothing of it was written. */
export type FileError =
  | { readonly kind: 'empty-file' | 'binary' | 'spreadsheet' | 'unreadable' | 'no-records' }
  | { readonly kind: 'too-many-columns'; readonly limit: number }
  | { readonly kind: 'row-too-long'; readonly row: number; readonly limit: number }
  | { readonly kind: 'unknown-columns'; readonly headers: readonly string[] }
  | { readonly kind: 'missing-column'; readonly field: 'amount' | 'date' | 'title' | 'text' | 'summary' };
