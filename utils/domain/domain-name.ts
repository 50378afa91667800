import type { Brand } from './brand';

/** A host name as the network knows it: lower case, international labels in punycode, no trailing dot. */
export type DomainName = Brand<string, 'DomainName'>;

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** The normalised domain name in `text`, or undefined where it is none. Accepts international names and a trailing dot. */
export function parseDomain(text: string): DomainName | undefined {
  const trimmed = text.trim().replace(/\.$/, '');
  if (trimmed === '' || trimmed.length > 253 || /[\s/@:?#\\%[\]]/.test(trimmed)) return undefined;
  const ascii = toAscii(trimmed);
  if (ascii === undefined) return undefined;
  return ascii.split('.').every((label) => LABEL.test(label)) ? (ascii as DomainName) : undefined;
}

/** Whether `domain` is `parent` or one of its subdomains. */
export const isWithin = (domain: DomainName, parent: DomainName): boolean => domain === parent || domain.endsWith(`.${parent}`);

/** The domain itself, then its parents, longest first, without the bare top level. */
export function selfAndParents(domain: DomainName): DomainName[] {
  const labels = domain.split('.');
  return labels.slice(0, Math.max(1, labels.length - 1)).map((_, index) => labels.slice(index).join('.') as DomainName);
}

/** The URL parser does IDNA (UTS 46) in browsers and in Node alike. */
function toAscii(domain: string): string | undefined {
  if (/^[a-z0-9._-]+$/.test(domain)) return domain;
  try {
    return new URL(`http://${domain}/`).hostname;
  } catch {
    // Not a name the network could resolve.
    return undefined;
  }
}
