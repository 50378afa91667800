import { readableEmail } from '@/utils/identity/readable';
import type { Reason } from '@/utils/spotting/rank';

type Addressed = Extract<Reason, { readonly email: unknown }>;
type PlainKey = `reason.${Exclude<Reason, Addressed>['kind']}`;
type AddressedKey = `reason.${Exclude<Addressed['kind'], 'automated'> | Extract<Reason, { kind: 'automated' }>['by']}`;

/** Finds the sentences, which stand under `reason` in the locale files. */
export interface ReasonWords {
  plain(key: PlainKey): string;
  addressed(key: AddressedKey, substitutions: [string]): string;
}

/** Why this person is taken for the customer, or why nobody is, as one sentence. */
export function reasonSentence(reason: Reason, words: ReasonWords): string {
  if (!('email' in reason)) return words.plain(`reason.${reason.kind}`);
  const key: AddressedKey = reason.kind === 'automated' ? `reason.${reason.by}` : `reason.${reason.kind}`;
  return words.addressed(key, [readableEmail(reason.email)]);
}
