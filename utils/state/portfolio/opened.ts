import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { loadProfile } from '../load-profile';
import type { Profile } from '../profile';
import type { RowRecord } from './table';

/** The customer that was opened from the portfolio. */
export type Opened =
  | { readonly state: 'loading'; readonly customer: RowRecord }
  | { readonly state: 'ready'; readonly customer: RowRecord; readonly profile: Profile }
  | { readonly state: 'failed'; readonly customer: RowRecord };

export interface OpenedModel {
  readonly opened: ReadonlySignal<Opened | undefined>;
  readonly profile: ReadonlySignal<Profile | undefined>;
  readonly open: (customer: RowRecord) => void;
  readonly close: () => void;
}

/** Opens one customer at a time, and keeps what is shown up to date. */
export function createOpened(db: Database, stop: AbortSignal): OpenedModel {
  const opened = signal<Opened | undefined>(undefined);
  const load = async (customer: RowRecord) => {
    const isStill = () => opened.value?.customer.id === customer.id;
    try {
      const profile = await loadProfile(db, customer.id, civilDateAt(millisOf(new Date())));
      if (isStill()) opened.value = profile === undefined ? { state: 'failed', customer } : { state: 'ready', customer, profile };
    } catch {
      // What could not be read now can be opened again.
      if (isStill()) opened.value = { state: 'failed', customer };
    }
  };
  onChange(() => {
    if (opened.value !== undefined) void load(opened.value.customer);
  }, stop);
  return {
    opened,
    profile: computed(() => (opened.value?.state === 'ready' ? opened.value.profile : undefined)),
    open: (customer) => {
      opened.value = { state: 'loading', customer };
      void load(customer);
    },
    close: () => {
      opened.value = undefined;
    },
  };
}
