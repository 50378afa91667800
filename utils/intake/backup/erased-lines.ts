import { customersWith } from '@/utils/db/customer-records';
import type { Session } from '@/utils/db/session';
import { graveKey, graveKeysOf } from '@/utils/db/tombstone';
import type { UndoStep } from '@/utils/db/undo';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { Bundle } from './bundle';
import { type BackupLine, bundlesIn } from './lines';
import { knownAs } from './write-bundles';

// A backup that is older than an erasure still holds whom it erased: as customers, as somebody's company, in drafts and in undo logs.

/** All keys by which these lines speak of customers, to look for among the tombstones. */
export const keysOfLines = (lines: readonly BackupLine[]): string[] => [
  ...bundlesIn(lines).flatMap(({ customer }) => graveKeysOf(customer)),
  ...lines.flatMap(customersNamedIn).map(graveKey.id),
];

/** The lines without whom was erased and is not here again, and without what they say of them. */
export async function admitted(
  session: Session,
  lines: readonly BackupLine[],
  buried: ReadonlyMap<string, Millis>,
): Promise<readonly BackupLine[]> {
  if (buried.size === 0) return lines;
  const named = lines.flatMap(customersNamedIn).filter((id) => buried.has(graveKey.id(id)));
  const here = await customersWith(session, named);
  const gone = await erasedAmong(session, bundlesIn(lines), buried);
  for (const id of named) if (!here.has(id)) gone.add(id);
  return lines.flatMap((line) => withoutErased(line, gone));
}

/** Of these customers those whom a tombstone names and nobody brought back. */
export async function erasedAmong(
  session: Session,
  bundles: readonly Bundle[],
  buried: ReadonlyMap<string, Millis>,
): Promise<Set<CustomerId>> {
  const meant = bundles.filter(({ customer }) => graveKeysOf(customer).some((key) => buried.has(key)));
  const known = await knownAs(session, meant);
  return new Set(meant.map(({ customer }) => customer.id).filter((id) => !known.has(id)));
}

function customersNamedIn(line: BackupLine): CustomerId[] {
  if (line.kind === 'draft') return [line.draft.customerId as CustomerId];
  if (line.kind === 'undo') return line.chunk.steps.flatMap(customersOfStep);
  return line.kind === 'customer' ? [line.bundle.customer.companyId, line.bundle.customer.parentId].filter((id) => id !== undefined) : [];
}

const customersOfStep = ({ before, after }: UndoStep): CustomerId[] =>
  [before, after].flatMap((record) => (record === null ? [] : 'customerId' in record ? record.customerId : record.id));

function withoutErased(line: BackupLine, gone: ReadonlySet<CustomerId>): BackupLine[] {
  switch (line.kind) {
    case 'draft':
      return gone.has(line.draft.customerId as CustomerId) ? [] : [line];
    case 'undo': {
      const steps = line.chunk.steps.filter((step) => !customersOfStep(step).some((id) => gone.has(id)));
      return [{ ...line, chunk: { ...line.chunk, steps } }];
    }
    case 'customer': {
      const { customer } = line.bundle;
      return gone.has(customer.id) ? [] : [{ ...line, bundle: { ...line.bundle, customer: withoutErasedCompany(customer, gone) } }];
    }
    default:
      return [line];
  }
}

function withoutErasedCompany({ companyId, parentId, ...customer }: Customer, gone: ReadonlySet<CustomerId>): Customer {
  return {
    ...customer,
    ...(companyId === undefined || gone.has(companyId) ? {} : { companyId }),
    ...(parentId === undefined || gone.has(parentId) ? {} : { parentId }),
  };
}
