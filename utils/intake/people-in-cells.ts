import { type DomainName, parseDomain } from '@/utils/domain/domain-name';
import { type Email, parseEmail } from '@/utils/domain/email';

/** The values in a cell that may hold several, separated by `;`, `,`, a line end or, as Google has it, ` ::: `. */
export const severalIn = (cell: string): string[] =>
  cell
    .split(/[;,\n]| ::: /)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The addresses in a cell that may hold several, each perhaps as `Ann <ann@acme.example>`; undefined where one is none. */
export function parseEmails(cell: string): Email[] | undefined {
  if (/^[^\s;,<:]+$/.test(cell)) {
    const email = parseEmail(cell);
    return email === undefined ? undefined : [email];
  }
  const parts = severalIn(cell).map((part) => /<([^<>]+)>\s*$/.exec(part)?.[1] ?? part);
  const emails = parts.map((part) => parseEmail(part.replace(/^\s*mailto:/i, '')));
  return emails.every((email) => email !== undefined) ? [...new Set(emails)] : undefined;
}

/** The domain in a cell that holds a domain, an address of a site or a mail address; undefined where it holds none. */
export function parseSite(cell: string): DomainName | undefined {
  const [host = ''] = cell
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^.*@/, '')
    .split(/[/?#:]/);
  const domain = parseDomain(host.replace(/^www\./i, ''));
  return domain?.includes('.') ? domain : undefined;
}

/** A phone number as digits, with `+` where the cell gives the country: E.164 then, a national number otherwise. Undefined where it is none. */
export function parsePhone(cell: string): string | undefined {
  const plain = cell.replace(/\(0\)/g, '').replace(/^\s*00/, '+');
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 15) return undefined;
  return plain.trim().startsWith('+') ? `+${digits}` : digits;
}
