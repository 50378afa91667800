import type { IntakeError, IntakeStep } from '@/utils/intake/messages';
import type { Plan } from '@/utils/intake/plan';
import type { RatesFound } from '@/utils/intake/rates-file';
import type { Understanding } from '@/utils/intake/understanding';

/** How far an import has come. */
export type IntakeView =
  | { readonly state: 'idle' }
  | {
      readonly state: 'working';
      readonly fileName: string;
      readonly step: IntakeStep;
      readonly rows: number;
      readonly total: number | undefined;
      readonly rowsPerSecond: number;
      readonly isPaused?: boolean;
    }
  /** Something is to be said about the file before it can be checked. */
  | { readonly state: 'asking'; readonly fileName: string; readonly understanding: Understanding }
  | { readonly state: 'checked'; readonly fileName: string; readonly plan: Plan; readonly understanding: Understanding }
  /** The file holds exchange rates; `isKept` once they are stored. */
  | { readonly state: 'rates'; readonly fileName: string; readonly found: RatesFound; readonly isKept: boolean }
  | { readonly state: 'done'; readonly fileName: string; readonly counts: Plan['counts'] }
  /** `rows` that were written before. */
  | { readonly state: 'cancelled'; readonly rows: number }
  | { readonly state: 'failed'; readonly fileName: string; readonly error: IntakeError };
