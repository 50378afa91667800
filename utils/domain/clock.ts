import type { Millis } from './time';

/** How long somebody may read without a sign of it, in milliseconds; what is longer is no working time. */
export const STILL = 120_000;

/** The time in front of one conversation. It is reckoned from the last sign of its reader, so that nothing has to tick. */
export interface Clock {
  /** In milliseconds, up to the last sign. */
  readonly spent: number;
  /** What of it was kept with the contact already. */
  readonly kept: number;
  /** The last sign of somebody in front of it; absent while it is paused. */
  readonly seenAt?: Millis;
}

export const newClock: Clock = { spent: 0, kept: 0 };

/** Time in front of it until then: a reader who gave no sign for long is counted for `STILL`, and not longer. */
export const spentAt = ({ spent, seenAt }: Clock, at: Millis): number =>
  seenAt === undefined ? spent : spent + Math.max(0, Math.min(at - seenAt, STILL));

/** Somebody is in front of it. */
export const seen = (clock: Clock, at: Millis): Clock => ({ ...clock, spent: spentAt(clock, at), seenAt: at });

/** Nobody is any longer. */
export const paused = (clock: Clock, at: Millis): Clock => ({ spent: spentAt(clock, at), kept: clock.kept });

/** Whether it counts at that moment. */
export const isCounting = ({ seenAt }: Clock, at: Millis): boolean => seenAt !== undefined && at - seenAt < STILL;

/** In milliseconds. */
const TENTH = 6_000;

/** What can be kept of it now, in minutes with one digit, and the clock once that is kept: the rest waits for the next time. */
export function keepable(clock: Clock): { readonly minutes: number; readonly after: Clock } {
  const tenths = Math.floor((clock.spent - clock.kept) / TENTH);
  return { minutes: tenths / 10, after: { ...clock, kept: clock.kept + tenths * TENTH } };
}
