import type { Refusal } from '../failure';
import type { Reply } from './request';

/** How much of a vendor's own words is kept. */
const WORDS = 160;

/** What a reply's status says went wrong, or undefined where it is an answer. */
export function refusalOf({ status, text }: Reply, redact: (text: string) => string): Refusal | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 404 || status === 410) return { kind: 'notFound' };
  if (status === 429) return { kind: 'tooMany' };
  if (status === 408 || status >= 500) return { kind: 'unavailable', status };
  // Secrets first: half of one would not be recognised.
  return { kind: 'refused', status, said: oneLine(redact(text.slice(0, 100 * WORDS))).slice(0, WORDS) };
}

const oneLine = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
