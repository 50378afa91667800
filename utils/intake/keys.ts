import { normaliseName } from '@/utils/domain/name';

export { normaliseName };

/** An id that a file gives, and whose it is: a program's, or the user's own numbers. */
export interface FileId {
  readonly id?: string;
  readonly idSpace?: string;
}

/** Who a customer is in the user's own files (`id:K1001`) or in a program (`stripe:cus_1`); undefined where the file gives no id. */
export const idKeyOf = ({ id, idSpace = 'id' }: FileId): string | undefined => (id === undefined ? undefined : `${idSpace}:${id}`);

/** A company known by name. */
export const companyKey = (name: string): string => `company:${normaliseName(name)}`;

/** A person without an id or an address: known by name, and by phone where there is one. */
export const personKey = (name: string, phone: string | undefined): string => `person:${[normaliseName(name), phone ?? ''].join('|')}`;

/** Whether the customer bears an id from where this one is. */
export const hasIdLike = ({ sourceKeys }: { readonly sourceKeys: readonly string[] }, { idSpace = 'id' }: FileId): boolean =>
  sourceKeys.some((key) => key.startsWith(`${idSpace}:`));
