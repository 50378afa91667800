import { toUnicode } from 'punycode.js/punycode.es6.js';
import type { DomainName } from '@/utils/domain/domain-name';
import { domainOf, type Email, localPartOf } from '@/utils/domain/email';

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Hebrew', 'Arabic', 'Devanagari', 'Thai', 'Georgian'] as const;
const PATTERNS = SCRIPTS.map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

/** The address as people write it: an international domain in its own letters, but in punycode where one label mixes scripts or looks Latin without being it. */
export function readableEmail(email: Email): string {
  return `${localPartOf(email)}@${readableDomain(domainOf(email))}`;
}

/** The domain as people write it, with the same care. */
export const readableDomain = (domain: DomainName): string => domain.split('.').map(readableLabel).join('.');

function readableLabel(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const unicode = toUnicode(label);
  const scripts = PATTERNS.filter((pattern) => pattern.test(unicode)).length;
  const isConfusable = /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}-]+$/u.test(unicode);
  return scripts > 1 || isConfusable ? label : unicode;
}
