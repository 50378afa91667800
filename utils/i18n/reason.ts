import type { Clue } from '@/utils/domain/clue';
import { readableDomain, readableEmail } from '@/utils/identity/readable';
import type { Reason } from '@/utils/spotting/rank';

type Addressed = Extract<Reason, { readonly email: unknown }>;
type PlainKey = `reason.${Exclude<Reason, Addressed | { readonly kind: 'nameOnly' }>['kind']}`;
type AddressedKey =
  `reason.${Exclude<Addressed['kind'], 'automated'> | Extract<Reason, { kind: 'automated' }>['by'] | 'nameOnly' | Clue['kind']}`;

/** Finds the sentences, which stand under `reason` in the locale files. */
export interface ReasonWords {
  plain(key: PlainKey): string;
  addressed(key: AddressedKey, substitutions: [string]): string;
}

/** Why this person is taken for the customer, or why nobody is, as one sentence. */
export function reasonSentence(reason: Reason, words: ReasonWords): string {
  if (reason.kind === 'nameOnly') return words.addressed('reason.nameOnly', [reason.name]);
  if (!('email' in reason)) return words.plain(`reason.${reason.kind}`);
  const key: AddressedKey = reason.kind === 'automated' ? `reason.${reason.by}` : `reason.${reason.kind}`;
  return words.addressed(key, [readableEmail(reason.email)]);
}

/** Why this customer is shown although nobody on the page is known, as one sentence. */
export const clueSentence = (clue: Clue, words: ReasonWords): string => words.addressed(`reason.${clue.kind}`, [subjectOf(clue)]);

function subjectOf(clue: Clue): string {
  switch (clue.kind) {
    case 'phone':
      return clue.phone;
    case 'called':
      return clue.name;
    default:
      return readableDomain(clue.domain);
  }
}
