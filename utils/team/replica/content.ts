/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The fields of a record as the team's database keeps them. Those of a later version of ours are kept as they come. */
export type Content = { readonly [name: string]: Json };

/** Whether two values say the same: fields in any order, and those that are undefined are none. */
export function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  const [left, right] = [a as Content, b as Content];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => isSame(left[name], right[name]));
}

/** A record as it can be sent: PostgreSQL's text holds no NUL and no half of a surrogate pair; neither is a letter that anybody typed. */
export const contentOf = (record: object): Content =>
  JSON.parse(
    JSON.stringify(record, (_, value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value)),
  ) as Content;
