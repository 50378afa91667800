import { parseEmail } from '@/utils/domain/email';
import type { Phone } from '@/utils/domain/phone';
import type { AccountId } from '@/utils/sources/account';
import type { Question } from '@/utils/sources/question';

/** Longer than that is nobody's name. */
const LONGEST = 200;

/** A question as a message holds it; undefined where it is none. */
export function questionIn(input: unknown): Question | undefined {
  const { by, value } = record(input);
  if (typeof value !== 'string' || value.trim() === '' || value.length > LONGEST) return undefined;
  switch (by) {
    case 'email': {
      const email = parseEmail(value);
      return email && { by, value: email };
    }
    case 'phone':
      return /^\+\d{6,15}$/.test(value) ? { by, value: value as Phone } : undefined;
    case 'name':
      return { by, value };
    default:
      return undefined;
  }
}

export const accountIn = (input: unknown): AccountId | undefined =>
  typeof input === 'string' && /^[\w-]{1,64}$/.test(input) ? (input as AccountId) : undefined;

/** What a form holds: texts by field. */
export const valuesIn = (input: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record(input)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

export const record = (input: unknown): Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
