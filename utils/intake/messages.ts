import type { ImportJob } from '@/utils/db/imports';
import type { Currency } from '@/utils/domain/money';
import type { Plan } from './plan';
import type { FileError } from './refusal';

/** What the page asks of the import's worker, which does one thing at a time. */
export type IntakeRequest =
  /** Read the file and say what importing it would do. `currency` is that of amounts that name none. */
  | { readonly kind: 'check'; readonly file: File; readonly currency: Currency }
  /** Import the file that was checked last. */
  | { readonly kind: 'apply' }
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
  | { readonly kind: 'checked'; readonly plan: Plan }
  | { readonly kind: 'applied'; readonly job: ImportJob }
  /** `job` where something was written before. */
  | { readonly kind: 'cancelled'; readonly job: ImportJob | undefined }
  | { readonly kind: 'failed'; readonly error: IntakeError };

/** Why nothing more was done: the file's fault, or that of the browser's storage. */
export type IntakeError = FileError | { readonly kind: 'quota' } | { readonly kind: 'storage' };
