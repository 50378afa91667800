import { allAt, parseJsonPath } from './path';

/** What a record's parts can mean; each is found by a path within the record. */
export const parts = [
  'recordId',
  'name',
  'email',
  'phone',
  'organisation',
  'amount',
  'amountCurrency',
  'date',
  'title',
  'state',
  'link',
] as const;
export type Part = (typeof parts)[number];

/** How the answers of an API are read: where its records are, and the parts in them. An empty path is not there. */
export type Mapping = { readonly [P in Part | 'records']: string };

/** One record as the mapping reads it, before anything is made of it: what a preview shows. */
export type Row = { readonly [P in Part]?: unknown };

/**
 * The records of an answer; undefined where it has no place for them, which is not the same as having none. Where nothing says where they
 * are, the answer is the list of them, or the only one.
 */
export function rowsIn(answer: unknown, mapping: Mapping): readonly Row[] | undefined {
  const path = parseJsonPath(mapping.records);
  if (!path.ok) return undefined;
  const lists = path.value.findIndex(({ kind }) => kind === 'each');
  const [place] = allAt(lists === -1 ? path.value : path.value.slice(0, lists), answer);
  if (typeof place !== 'object' || place === null) return undefined;
  const records = allAt(path.value, answer).flat();
  return records.map((record) => Object.fromEntries(parts.flatMap((part) => partIn(record, part, mapping[part]))));
}

function partIn(record: unknown, part: Part, path: string): readonly (readonly [Part, unknown])[] {
  if (path === '') return [];
  // A currency may be written instead of the path to one.
  const [value] = part === 'amountCurrency' && /^[A-Z]{3}$/.test(path) ? [path] : at(path, record);
  return value === undefined || value === null ? [] : [[part, value]];
}

function at(path: string, value: unknown): readonly unknown[] {
  const parsed = parseJsonPath(path);
  return parsed.ok ? allAt(parsed.value, value) : [];
}
