import type { Email } from '@/utils/domain/email';
import { normaliseName } from '@/utils/domain/name';
import { type Phone, phoneKey } from '@/utils/domain/phone';

/** Whom a source is asked about. Each source says by what it can be asked. */
export type Question =
  | { readonly by: 'email'; readonly value: Email }
  | { readonly by: 'phone'; readonly value: Phone }
  | { readonly by: 'name'; readonly value: string };

export type AskedBy = Question['by'];

interface Known {
  readonly name: string;
  readonly emails: readonly Email[];
  readonly phones: readonly string[];
}

/** Whether that is who was asked for. Many vendors' searches also give those who are only alike. */
export function isAbout({ by, value }: Question, { name, emails, phones }: Known): boolean {
  switch (by) {
    case 'email':
      return emails.some((email) => email === value);
    case 'phone':
      return phones.some((phone) => phoneKey(phone) !== '' && phoneKey(phone) === phoneKey(value));
    case 'name':
      return normaliseName(name) === normaliseName(value);
  }
}
