import type { Millis } from '@/utils/domain/time';
import type { Reply } from '../net/request';
import type { Budget } from './pace';

/**
 * The moment before which the vendor does not want to be asked again, as its headers say: `Retry-After` (RFC 9110, 10.2.3: seconds or a
 * date) on a refusal, else the vendor's own count, once nothing is left. Undefined where they say nothing, or nothing that can be read.
 */
export function toldWait({ headers, status }: Reply, budget: Budget | undefined, now: Millis): Millis | undefined {
  const retry = status === 429 || status === 503 ? retryAfter(headers.get('retry-after'), now) : undefined;
  if (retry !== undefined || budget === undefined) return retry;
  const isSpent = status === 429 || headers.get(budget.remaining)?.trim() === '0';
  return isSpent ? resetOf(headers.get(budget.reset), budget.as, now) : undefined;
}

function retryAfter(written: string | null, now: Millis): Millis | undefined {
  const value = written?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return (now + Math.ceil(Number(value) * 1000)) as Millis;
  // `Date.parse` also takes what is no HTTP date, as "-5".
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : (date as Millis);
}

function resetOf(written: string | null, as: Budget['as'], now: Millis): Millis | undefined {
  const value = Number(written?.trim() || Number.NaN);
  if (!(value >= 0)) return undefined;
  if (as === 'epochSeconds') return (value * 1000) as Millis;
  return (now + (as === 'seconds' ? value * 1000 : value)) as Millis;
}
