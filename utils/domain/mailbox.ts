import { domainOf, type Email, localPartOf, withoutTag } from './email';

/** Providers that deliver `a.nn@` and `ann@` to one mailbox. Google's own help says so of its two domains; of the others none does. */
const WITHOUT_DOTS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/**
 * The address that mail to this one most likely ends at: without its `+tag`, and without dots where the provider ignores them. Two
 * addresses of one mailbox are a hint that somebody is the same, not a proof.
 */
export function mailboxOf(email: Email): Email {
  // As nearly all are.
  if (!email.includes('+') && !email.endsWith('mail.com')) return email;
  const untagged = withoutTag(email);
  if (!WITHOUT_DOTS.has(domainOf(untagged))) return untagged;
  return `${localPartOf(untagged).replaceAll('.', '')}@gmail.com` as Email;
}
