import type { Customer } from '@/utils/domain/customer';
import type { Competitor } from '@/utils/domain/voice';
import type { Profitability } from '@/utils/economics/profitability';
import type { Needs } from '@/utils/voice/needs';
import type { TimeLine } from '@/utils/voice/time-line';

/** What we show of one customer. */
export interface Profile {
  readonly customer: Customer;
  /** The company of a person, or the parent of a company. */
  readonly company?: Customer;
  /** The people of a company. */
  readonly people: readonly Customer[];
  readonly profitability: Profitability;
  readonly needs: Needs;
  readonly timeLine: TimeLine;
  readonly competitors: readonly Competitor[];
}
