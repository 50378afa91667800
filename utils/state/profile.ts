import type { Customer } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { Millis } from '@/utils/domain/time';
import type { Competitor, Voice } from '@/utils/domain/voice';
import type { LostOpportunities } from '@/utils/economics/opportunities';
import type { Profitability } from '@/utils/economics/profitability';
import type { Needs } from '@/utils/voice/needs';
import type { OneVoice } from '@/utils/voice/one-voice';
import type { TimeLine } from '@/utils/voice/time-line';

/** What we show of one customer. */
export interface Profile {
  readonly customer: Customer;
  /** The records that were merged into it; what they add is part of `customer`. */
  readonly merged?: readonly Customer[];
  /** The company of a person, or the parent of a company. */
  readonly company?: Customer;
  /** The people of a company. */
  readonly people: readonly Customer[];
  /** The other people of a person's company: whom we also spoke to. */
  readonly colleagues: readonly Customer[];
  readonly profitability: Profitability;
  /** Deals lost in the twelve months of the profitability, by reason and competitor; absent where there are none. */
  readonly lost?: LostOpportunities;
  /** Deals that are not decided. */
  readonly openDeals: readonly Opportunity[];
  readonly needs: Needs;
  readonly oneVoice: OneVoice;
  /** Newest first. */
  readonly voices: readonly Voice[];
  /** Newest first. */
  readonly interactions: readonly Interaction[];
  readonly timeLine: TimeLine;
  readonly competitors: readonly Competitor[];
  /** When this was read: what waits, waits until then. */
  readonly at: Millis;
}
