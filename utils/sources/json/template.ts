import { err, ok } from '@/utils/domain/result';
import { address, type Field } from '../fields';
import type { Question } from '../question';

const PLACE = /\{(email|phone|name)\}/g;

/** An address with a place for whom it asks about, `https://erp.example/customers?mail={email}`: behind the origin, which must be known beforehand. */
export const template = (): Field => ({
  kind: 'text',
  parse: (typed) => {
    const [origin = ''] = /^(?:https?:\/\/)?[^/?#]*/i.exec(typed) ?? [];
    const parsed = address().parse(origin);
    if (!parsed.ok) return parsed;
    if (origin.includes('{')) return err('noAddress');
    const rest = typed.slice(origin.length);
    return rest.search(PLACE) === -1 ? err('malformed') : ok(`${parsed.value}${rest.startsWith('/') ? '' : '/'}${rest}`);
  },
});

/** By what the address asks first; by nothing where it has no place. */
export const firstAskedBy = (written: string): Question['by'] | undefined =>
  // PLACE names them.
  written.match(new RegExp(PLACE.source))?.[1] as Question['by'] | undefined;

/** Whether the address asks by that. */
export const asksBy = (written: string, by: Question['by']): boolean => written.includes(`{${by}}`);

/** The address that asks about somebody: what is known of them in its place, the other places empty. */
export const filledIn = (written: string, { by, value }: Question): string =>
  written.replace(PLACE, (_, place: string) => (place === by ? encodeURIComponent(value) : ''));
