import type { IntakeError, IntakeStep } from '@/utils/intake/messages';
import type { Plan } from '@/utils/intake/plan';

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
    }
  | { readonly state: 'checked'; readonly fileName: string; readonly plan: Plan }
  | { readonly state: 'done'; readonly fileName: string; readonly counts: Plan['counts'] }
  /** `rows` that were written before. */
  | { readonly state: 'cancelled'; readonly rows: number }
  | { readonly state: 'failed'; readonly fileName: string; readonly error: IntakeError };
