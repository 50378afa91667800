import type { Brand } from './brand';
import { type DomainName, parseDomain } from './domain-name';

/** A mail address normalised for comparison: trimmed, lower case, its domain in punycode. */
export type Email = Brand<string, 'Email'>;

/**
 * The normalised address in `text`, or undefined where the whole of it is not one address.
 * Local parts are compared without case: no mail system of weight tells `Ann@` from `ann@`.
 */
export function parseEmail(text: string): Email | undefined {
  const trimmed = text.trim();
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, at).normalize('NFC').toLowerCase();
  if (at < 1 || local.length > 64 || /[\s<>(),;:"@[\]\\]/.test(local)) return undefined;
  const domain = parseDomain(trimmed.slice(at + 1));
  return domain === undefined ? undefined : (`${local}@${domain}` as Email);
}

export const domainOf = (email: Email): DomainName => email.slice(email.lastIndexOf('@') + 1) as DomainName;
export const localPartOf = (email: Email): string => email.slice(0, email.lastIndexOf('@'));

/** The address without its `+tag`: a hint that two addresses reach the same mailbox, not a proof. */
export function withoutTag(email: Email): Email {
  const local = localPartOf(email);
  const plus = local.indexOf('+');
  return plus < 1 ? email : (`${local.slice(0, plus)}@${domainOf(email)}` as Email);
}
