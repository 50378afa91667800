import { normaliseName } from '@/utils/domain/name';

export { normaliseName };

/** Who a customer is in the user's own files: the id that a column gives. */
export const idKey = (id: string): string => `id:${id}`;

/** A company known by name. */
export const companyKey = (name: string): string => `company:${normaliseName(name)}`;

/** A person without an id or an address: known by name, and by phone where there is one. */
export const personKey = (name: string, phone: string | undefined): string => `person:${[normaliseName(name), phone ?? ''].join('|')}`;

/** Whether the customer bears an id of the user's own files. */
export const hasIdKey = ({ sourceKeys }: { readonly sourceKeys: readonly string[] }): boolean =>
  sourceKeys.some((key) => key.startsWith('id:'));
