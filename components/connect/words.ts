import { i18n } from '#i18n';
import { andText, detailsText } from '@/utils/i18n/list';
import { sourceFailureInWords } from '@/utils/i18n/source';
import type { Answer } from '@/utils/sources/answer';
import type { Failure } from '@/utils/sources/failure';
import type { Question } from '@/utils/sources/question';
import type { SignInFailure } from '@/utils/sources/sign-in/sign-in';
import type { NotAsked } from './connect-view';

/** Why there is no answer, or nobody was asked, as one sentence. */
export function notAskedInWords(failure: Failure | SignInFailure | NotAsked, name = ''): string {
  switch (failure.kind) {
    case 'notAllowed':
      return i18n.t('options.other.notAllowed', [failure.host]);
    case 'unreachable':
      return i18n.t('options.other.unreachable');
    case 'declined':
      return i18n.t('options.other.declined');
    case 'forged':
      return i18n.t('options.other.forged', [name]);
    default:
      return sourceFailureInWords(name, failure);
  }
}

/** So many names are said. */
const NAMES = 3;

/** What a vendor knows of whoever was asked for, as one sentence. */
export function foundInWords(name: string, question: Question, { customers, ledger, opportunities, interactions }: Answer): string {
  if (customers.length === 0) return i18n.t('options.other.nobody', [name, question.value]);
  const who = andText([...new Set(customers.map((customer) => customer.name))].slice(0, NAMES));
  const known = [
    ...(interactions.length > 0 ? [i18n.t('options.other.contacts', interactions.length)] : []),
    ...(ledger.length > 0 ? [i18n.t('options.other.bookings', ledger.length)] : []),
    ...(opportunities.length > 0 ? [i18n.t('options.other.deals', opportunities.length)] : []),
  ];
  return known.length === 0
    ? i18n.t('options.other.found', [name, who])
    : i18n.t('options.other.foundWith', [name, who, detailsText(known)]);
}
