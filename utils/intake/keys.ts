import { normaliseName } from '@/utils/domain/name';
import { companyKey, personKey } from '@/utils/domain/source-key';

export { companyKey, normaliseName, personKey };

/** An id that a file gives, and whose it is: a program's, or the user's own numbers. */
export interface FileId {
  readonly id?: string;
  readonly idSpace?: string;
}

/** Who a customer is in the user's own files (`id:K1001`) or in a program (`stripe:cus_1`); undefined where the file gives no id. */
export const idKeyOf = ({ id, idSpace = 'id' }: FileId): string | undefined => (id === undefined ? undefined : `${idSpace}:${id}`);

/** Whether the customer bears an id from where this one is. */
export const hasIdLike = ({ sourceKeys }: { readonly sourceKeys: readonly string[] }, { idSpace = 'id' }: FileId): boolean =>
  sourceKeys.some((key) => key.startsWith(`${idSpace}:`));
