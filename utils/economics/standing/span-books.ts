import type { ContactColumns } from '@/utils/domain/contact-columns';
import type { Summary } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerColumns } from '@/utils/domain/ledger-columns';
import type { Currency } from '@/utils/domain/money';
import type { Ties } from '@/utils/domain/standing';
import type { CivilDate } from '@/utils/domain/time';
import type { ServiceCost } from '../cost-to-serve';
import type { Exchange } from '../exchange';

/** Slots that follow each other. */
export interface SlotSpan {
  readonly first: number;
  readonly count: number;
}

/** The records of customers who follow each other by slot. */
export interface SpanBooks extends SlotSpan {
  /** May hold rows of others as well. */
  readonly pages: readonly LedgerColumns[];
  /** Of those who have any, by slot. */
  readonly interactions?: ReadonlyMap<number, readonly Interaction[]>;
  /** Contacts as columns, beside them or instead. May hold those of others as well. */
  readonly contacts?: readonly ContactColumns[];
  readonly summaries: ReadonlyMap<number, Summary>;
  /** Who is part of whom, by place. */
  readonly ties: Ties;
}

/** What the figures of a day are reckoned with. */
export interface Terms {
  readonly today: CivilDate;
  /** That customers are compared in. */
  readonly currency: Currency;
  readonly exchange: Exchange;
  readonly serviceCost: ServiceCost;
  readonly zone?: string;
}
