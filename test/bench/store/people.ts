import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Interaction } from '@/utils/domain/interaction';
import type { Millis } from '@/utils/domain/time';

// Generated customers, the same for ours and for every peer.

export const emailOf = (index: number): Email => `person.${index}@company-${index % 50_000}.example` as Email;
export const sourceKeyOf = (index: number): string => `id:K${index}`;

export function customerOf(index: number): Customer {
  return {
    id: newId(),
    kind: 'person',
    name: `Person Number ${index}`,
    emails: [emailOf(index)],
    domains: [],
    phones: [`+4416329${String(index).padStart(7, '0')}`],
    role: 'Buyer',
    address: `${index} Harbour Road, Whitby`,
    tags: index % 7 === 0 ? ['key account'] : [],
    sourceKeys: [sourceKeyOf(index)],
    createdAt: 1_770_000_000_000 as Millis,
    updatedAt: 1_770_000_000_000 as Millis,
    revision: 1,
  };
}

/** Customers, some thousand at a time. */
export function* peopleIn(count: number, size: number): Generator<Customer[]> {
  for (let from = 0; from < count; from += size)
    yield Array.from({ length: Math.min(size, count - from) }, (_, at) => customerOf(from + at));
}

export const interactionOf = ({ id }: Customer, index: number): Interaction => ({
  id: newId(),
  customerId: id,
  at: (1_770_000_000_000 + index * 86_400_000) as Millis,
  channel: 'mail',
  team: 'support',
  by: 'Mo',
  direction: index % 2 ? 'in' : 'out',
  conversation: `thread-${index}`,
  summary: `Re: your order ${index}, the second delivery and what is left of it`,
  minutes: 12,
  revision: 1,
});
