import { readableEmail } from '@/utils/identity/readable';
import type { Reason } from '@/utils/spotting/rank';

/** The keys of the sentences below, under `reason` in the locale files. */
export type ReasonKey = `reason.${Exclude<Reason['kind'], 'automated'>}` | `reason.${Extract<Reason, { kind: 'automated' }>['by']}`;

/** Why this person is taken for the customer, or why nobody is, as one sentence. */
export function reasonSentence(reason: Reason, translate: (key: ReasonKey, substitutions: string[]) => string): string {
  const key: ReasonKey = reason.kind === 'automated' ? `reason.${reason.by}` : `reason.${reason.kind}`;
  return translate(key, 'email' in reason ? [readableEmail(reason.email)] : []);
}
