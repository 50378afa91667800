import { i18n } from '#i18n';
import type { RowHere } from '@/components/customer/OnThisPage';
import type { PersonHere } from '@/components/customer/Who';
import type { Clue } from '@/utils/domain/clue';
import type { Email } from '@/utils/domain/email';
import { clueSentence, type ReasonWords, reasonSentence } from '@/utils/i18n/reason';
import { readableEmail } from '@/utils/identity/readable';
import { shortNames } from '@/utils/identity/short-names';
import type { Focus, FocusPerson } from '@/utils/messaging/focus';
import type { Reason } from '@/utils/spotting/rank';
import type { AddError } from '@/utils/state/add-customer';
import type { Worths } from '@/utils/state/rows';

const words: ReasonWords = { plain: (key) => i18n.t(key), addressed: (key, substitutions) => i18n.t(key, substitutions) };

export const reasonInWords = (reason: Reason): string => reasonSentence(reason, words);

export const clueInWords = (clue: Clue): string => clueSentence(clue, words);

/** Reasons that nobody asks for: the page says it in so many words. */
const PLAIN = new Set(['sender', 'requester', 'listView', 'ownOnly', 'nobody', 'automated']);

/** How the customer was found, where one would not see it on the page. */
export function remarksOn({ choice, sighting }: Focus, shown: Email | null): string[] {
  const isSurprising = !PLAIN.has(choice.reason.kind) && choice.customer?.email === shown;
  return [...(isSurprising ? [reasonInWords(choice.reason)] : []), ...(sighting.isFallback ? [i18n.t('sidepanel.fallback')] : [])];
}

/** The people of a conversation as pills show them. */
export function peopleHere(people: readonly FocusPerson[]): PersonHere[] {
  const labels = shortNames(people);
  return people.map(({ email, name }, index) => ({
    key: email,
    label: labels[index] ?? name,
    title: name === '' ? readableEmail(email) : `${name} <${readableEmail(email)}>`,
  }));
}

/** A row of a list: the customer, or who else stands there. */
export function rowHere({ email, name, match }: FocusPerson, worths: Worths | undefined): RowHere {
  const who = { key: email, name: name || readableEmail(email) };
  const address = name === '' ? '' : readableEmail(email);
  if (match === null) return { ...who, detail: address };
  const worth = worths?.get(match.customerId);
  const known = worth?.customer.name ?? who.name;
  return {
    key: email,
    // Of whom only the company is known, the row says whose the figures are.
    ...(match.by === 'domain' || match.by === 'sharedMailbox'
      ? { name: who.name, detail: worth?.customer.name ?? address }
      : { name: known, detail: [worth?.customer.role, worth?.companyName].filter(Boolean).join(', ') || address }),
    customer: { money: match.confidence === 'guess' ? null : worth?.money, facts: worth?.facts },
  };
}

/** Why somebody could not be added. */
export const addErrorInWords = (error: AddError): string =>
  error.kind === 'known' ? i18n.t('sidepanel.known', [error.customer.name]) : i18n.t('panel.add.badAddress');
