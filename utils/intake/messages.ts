import type { ImportJob } from '@/utils/db/imports';
import type { Currency } from '@/utils/domain/money';
import type { RatesError } from '@/utils/economics/rates';
import type { Choices } from './choices';
import type { Plan } from './plan';
import type { RatesFound } from './rates-file';
import type { FileError } from './refusal';
import type { Understanding } from './understanding';
import type { Sentences } from './words';

/** What the page asks of the import's worker, which does one thing at a time. */
export type IntakeRequest =
  /**
   * Read the file and say what importing it would do. `currency` is that of amounts that name none; `choices` is what the user says of
   * the file: absent, what was chosen for its shape before counts. `takesErased`: customers who were erased are to come back.
   */
  | {
      readonly kind: 'check';
      readonly file: File;
      readonly currency: Currency;
      readonly choices?: Choices;
      readonly takesErased?: boolean;
    }
  /** Import the file that was checked last. */
  | { readonly kind: 'apply' }
  /** Wait between two chunks, and go on. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Give the refused rows of the file that was checked last, as a file. The sentences are those of the user's language. */
  | { readonly kind: 'refused-rows'; readonly sentences: Sentences; readonly delimiter: string }
  /** Stop. What is written already stays, with its undo. */
  | { readonly kind: 'cancel' };

/** Reading the file, comparing it with what is kept, writing it. */
export type IntakeStep = 'reading' | 'comparing' | 'writing';

/** What the worker tells the page. */
export type IntakeReply =
  /** Rows done in this step; `total` is unknown while the file is read for the first time. */
  | {
      readonly kind: 'progress';
      readonly step: IntakeStep;
      readonly rows: number;
      readonly total: number | undefined;
      readonly rowsPerSecond: number;
    }
  | { readonly kind: 'checked'; readonly plan: Plan; readonly understanding: Understanding }
  /** The file is a table, and something is to be said about it before it can be checked. */
  | { readonly kind: 'asking'; readonly understanding: Understanding }
  /** The file holds exchange rates. */
  | { readonly kind: 'rates'; readonly found: RatesFound }
  | { readonly kind: 'rates-kept'; readonly found: RatesFound }
  | { readonly kind: 'refused-rows'; readonly file: Blob }
  | { readonly kind: 'applied'; readonly job: ImportJob }
  /** `job` where something was written before. */
  | { readonly kind: 'cancelled'; readonly job: ImportJob | undefined }
  | { readonly kind: 'failed'; readonly error: IntakeError };

/** Why nothing more was done: the file's fault, or that of the browser's storage. */
export type IntakeError = FileError | RatesError | { readonly kind: 'quota' } | { readonly kind: 'storage' };
