import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';

/** A person whose id is their name, with what a test says of them. */
export const customerWith = (name: string, more: Partial<Customer> = {}): Customer => ({
  ...{ id: name as CustomerId, kind: 'person', name, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1, ...more },
});
