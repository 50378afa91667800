import type { Customer } from '@/utils/domain/customer';
import { type Ties, tieKinds } from '@/utils/domain/standing';
import { idHash } from './hash';

/** Writes whom a customer is part of. */
export function takeTies(
  ties: Ties,
  at: number,
  { id, kind, companyId, parentId, mergedInto }: Pick<Customer, 'id' | 'kind' | 'companyId' | 'parentId' | 'mergedInto'>,
): void {
  const above = companyId ?? parentId;
  ties.self[at] = idHash(id);
  if (mergedInto !== undefined) ties.into[at] = idHash(mergedInto);
  if (above !== undefined) ties.above[at] = idHash(above);
  ties.kinds[at] = (kind === 'company' ? tieKinds.isCompany : 0) | (companyId === undefined && above !== undefined ? tieKinds.isParent : 0);
}
