import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { Phone } from '@/utils/domain/phone';
import type { Question } from '@/utils/sources/question';

/** So many addresses of one customer are asked about. */
const MOST = 3;

/**
 * What other systems are asked about a customer: by their addresses, the one on the page first; without any by telephone, a company also by
 * its name. A person is never asked for by name: namesakes are others.
 */
export function questionsAbout({ kind, name, emails, phones }: Customer, onPage?: Email): readonly Question[] {
  const first = onPage !== undefined && emails.includes(onPage) ? [onPage] : [];
  const addresses = [...new Set([...first, ...emails])].slice(0, MOST);
  if (addresses.length > 0) return addresses.map((value) => ({ by: 'email', value }));
  const number = phones.find((phone) => /^\+\d{6,15}$/.test(phone));
  return [
    // E.164, by its form.
    ...(number === undefined ? [] : [{ by: 'phone' as const, value: number as Phone }]),
    ...(kind === 'company' && name.trim() !== '' ? [{ by: 'name' as const, value: name }] : []),
  ];
}
