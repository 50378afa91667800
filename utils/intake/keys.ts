/** A name without what spelling varies in: case, accents, signs, double spaces. Two equal ones are taken for the same. */
export function normaliseName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}&+]+/gu, ' ')
    .trim();
  return plain === '' ? name.trim().toLowerCase() : plain;
}

/** Who a customer is in the user's own files: the id that a column gives. */
export const idKey = (id: string): string => `id:${id}`;

/** A company known by name. */
export const companyKey = (name: string): string => `company:${normaliseName(name)}`;

/** A person without an id or an address: known by name, and by phone where there is one. */
export const personKey = (name: string, phone: string | undefined): string => `person:${[normaliseName(name), phone ?? ''].join('|')}`;

/** Whether the customer bears an id of the user's own files. */
export const hasIdKey = ({ sourceKeys }: { readonly sourceKeys: readonly string[] }): boolean =>
  sourceKeys.some((key) => key.startsWith('id:'));
