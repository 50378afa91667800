import type { CustomerId } from '@/utils/domain/customer';
import type { Channel } from '@/utils/domain/interaction';

/** Which conversation a tab's clock is of. Kept in `storage.session`. */
export interface ClockOf {
  readonly customerId: CustomerId;
  readonly channel: Channel;
  /** Where its clock stands in `storage.session`. */
  readonly key: `spent:${string}`;
}

/** Where `storage.session` says which clock runs for a tab. */
export const clockKey = (tabId: number): `clock:${number}` => `clock:${tabId}`;
