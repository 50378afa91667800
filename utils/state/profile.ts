import type { Customer } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import type { Profitability } from '@/utils/economics/profitability';
import type { InTheirShoes } from '@/utils/voice/in-their-shoes';
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
  readonly needs: Needs;
  readonly oneVoice: OneVoice;
  readonly shoes: InTheirShoes;
  readonly timeLine: TimeLine;
  readonly competitors: readonly Competitor[];
  /** When this was read: what waits, waits until then. */
  readonly at: Millis;
}
