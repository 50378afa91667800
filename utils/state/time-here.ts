import { type Clock, isCounting, spentAt } from '@/utils/domain/clock';
import type { Money } from '@/utils/domain/money';
import type { Millis } from '@/utils/domain/time';
import { costOfTime, rateOf, type ServiceCost } from '@/utils/economics/cost-to-serve';
import type { ClockOf } from '@/utils/messaging/time';

/** The time in front of a conversation, as it is said. */
export interface TimeView {
  /** Whole minutes. */
  readonly minutes: number;
  /** What those minutes cost. */
  readonly cost: Money;
  /** Whether the user set the rates. */
  readonly isConfirmed: boolean;
  /** Not while its reader is away. */
  readonly isCounting: boolean;
}

/** What a clock shows at that moment, by the rate of its channel. */
export function timeView({ channel }: ClockOf, clock: Clock, rates: ServiceCost, at: Millis): TimeView | undefined {
  const minutes = Math.floor(spentAt(clock, at) / 60_000);
  const cost = costOfTime(minutes * 60 * rateOf(channel, rates), rates);
  return cost && { minutes, cost, isConfirmed: rates.isConfirmed, isCounting: isCounting(clock, at) };
}
