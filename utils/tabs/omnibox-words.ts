import type { Customer } from '@/utils/domain/customer';
import { detailOf } from '@/utils/identity/detail';

/** Control characters are no part of XML, and half a character breaks it. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** A text as the omnibox of Chromium wants it, which reads its suggestions as XML. */
export const escapeXml = (text: string): string => text.replace(NOT_XML, '').replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');

/** What stands in the address bar once a customer is chosen there: found again by it, whatever was forgotten meanwhile. */
export const contentOf = (customer: Customer): string => [customer.name, telling(customer)].filter((part) => part !== '').join(' ');

const telling = ({ emails: [email], domains: [domain], phones: [phone] }: Customer): string => email ?? domain ?? phone ?? '';

/** A customer in a line of the omnibox; marked up where the browser reads XML. */
export function describe(customer: Customer, isXml: boolean): string {
  const detail = detailOf(customer);
  if (!isXml) return detail === '' ? customer.name : `${customer.name} – ${detail}`;
  const name = `<match>${escapeXml(customer.name)}</match>`;
  return detail === '' ? name : `${name} <dim>${escapeXml(detail)}</dim>`;
}
