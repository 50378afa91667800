import type { Millis } from '@/utils/domain/time';

/** How often a vendor lets itself be asked, and how it says how often that still is. */
export interface Limits {
  /** So many requests, spread over `per` milliseconds. */
  readonly requests: number;
  readonly per: number;
  /** So many at the same time. */
  readonly atOnce?: number;
  /** Headers of every reply: how many requests are left, and when there are more. */
  readonly budget?: Budget;
}

export interface Budget {
  readonly remaining: string;
  readonly reset: string;
  /** What `reset` holds: seconds or milliseconds from now, or seconds since 1970. */
  readonly as: 'seconds' | 'milliseconds' | 'epochSeconds';
}

/** How far one account has been used. Plain data: it is kept where it outlives the background. */
export interface Pace {
  /** Requests that may be made at once, as of `filledAt`. */
  readonly tokens: number;
  readonly filledAt: Millis;
  /** Nothing is asked before that moment. */
  readonly until: Millis;
  /** How many times in a row the vendor said that it was too much. */
  readonly refusals: number;
}

/** Of an account that was not asked yet, or not lately. */
export const unhurried = ({ requests }: Limits, now: Millis): Pace => ({
  tokens: requests,
  filledAt: now,
  until: 0 as Millis,
  refusals: 0,
});

/** One request taken from the pace, or the moment when there will be one; `isTold` where the vendor said so. */
export function take(
  pace: Pace,
  { requests, per }: Limits,
  now: Millis,
): { readonly pace: Pace } | { readonly until: Millis; readonly isTold: boolean } {
  if (pace.until > now) return { until: pace.until, isTold: true };
  // A clock that was put back gives nothing away, and takes nothing.
  const passed = Math.max(0, now - pace.filledAt);
  const tokens = Math.min(requests, pace.tokens + (passed * requests) / per);
  // At least a millisecond: the dust of a division must not make it a wait of none, again and again.
  if (tokens < 1) return { until: (now + Math.max(1, Math.ceil(((1 - tokens) * per) / requests))) as Millis, isTold: false };
  return { pace: { ...pace, tokens: tokens - 1, filledAt: now } };
}

/** Longer than that no vendor's word is taken: a year in a header is a mistake. */
const LONGEST = 24 * 3_600_000;
/** The first wait where a vendor does not say how long; doubled with every further refusal. */
const FIRST = 2_000;
const LONGEST_OWN = 15 * 60_000;

/** The pace after a reply. `told` is the moment that the vendor named, `random` from 0 to 1 keeps many browsers from coming back together. */
export function afterReply(pace: Pace, isTooMany: boolean, told: Millis | undefined, now: Millis, random: number): Pace {
  const latest = (until: number) => Math.max(pace.until, Math.min(until, now + LONGEST)) as Millis;
  if (!isTooMany) return { ...pace, refusals: 0, until: told === undefined ? pace.until : latest(told) };
  const own = now + Math.min(LONGEST_OWN, FIRST * 2 ** Math.min(pace.refusals, 20)) * (1 + random / 2);
  return { ...pace, tokens: Math.min(pace.tokens, 1), refusals: pace.refusals + 1, until: latest(told ?? Math.ceil(own)) };
}
