import { err, ok } from '@/utils/domain/result';
import { address, type Field } from '../fields';
import type { Request } from '../net/request';
import type { Question } from '../question';

const PLACE = /\{(email|phone|name)\}/g;

/**
 * An address with a place for whom it asks about, `https://erp.example/customers?mail={email}`: behind the origin, which must be known
 * beforehand. What is to be sent there may stand behind it, as JSON after a space: `https://erp.example/graphql {"query": …}`.
 */
export const template = (): Field => ({
  kind: 'text',
  parse: (typed) => {
    const { body } = apart(typed);
    if (body !== undefined && parsedJson(body) === undefined) return err('malformed');
    const [origin = ''] = /^(?:https?:\/\/)?[^/?#]*/i.exec(typed) ?? [];
    const parsed = address().parse(origin);
    if (!parsed.ok) return parsed;
    if (origin.includes('{')) return err('noAddress');
    const rest = typed.slice(origin.length);
    return rest.search(PLACE) === -1 ? err('malformed') : ok(`${parsed.value}${rest.startsWith('/') ? '' : '/'}${rest}`);
  },
});

/** By what it asks first; by nothing where it has no place. */
export const firstAskedBy = (written: string): Question['by'] | undefined =>
  // PLACE names them.
  written.match(new RegExp(PLACE.source))?.[1] as Question['by'] | undefined;

/** Whether it asks by that. */
export const asksBy = (written: string, by: Question['by']): boolean => written.includes(`{${by}}`);

/** What asks about somebody: what is known of them in its place, the other places empty. */
export function filledIn(written: string, question: Question): Pick<Request, 'method' | 'path' | 'json'> {
  const { address: place, body } = apart(written);
  const path = place.replace(PLACE, (_, name: string) => encodeURIComponent(inPlace(name, question)));
  return body === undefined ? { path } : { method: 'POST', path, json: filledJson(parsedJson(body), question) };
}

const inPlace = (place: string, { by, value }: Question): string => (place === by ? value : '');

/** The same in every text of a JSON value: what is put there ends no text. */
function filledJson(value: unknown, question: Question): unknown {
  if (typeof value === 'string') return value.replace(PLACE, (_, name: string) => inPlace(name, question));
  if (Array.isArray(value)) return value.map((each) => filledJson(each, question));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filledJson(each, question)]));
}

function apart(written: string): { readonly address: string; readonly body?: string } {
  const [, address = written, body] = /^(\S+)\s+(\{\s*".*|\[.*)$/s.exec(written) ?? [];
  return { address, ...(body === undefined ? {} : { body }) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is typed is not finished, or no JSON.
    return undefined;
  }
}
