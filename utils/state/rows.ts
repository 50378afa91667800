import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '@/utils/db/schema';
import type { CardFacts, CardMoney } from '@/utils/domain/card';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { loadProfile } from './load-profile';
import type { PanelState } from './panel';
import { factsOn, moneyOf } from './worth';

/** What is said of a customer in a row of the list in front. */
export interface Worth {
  readonly customer: Customer;
  readonly companyName?: string | undefined;
  readonly money: CardMoney;
  readonly facts: CardFacts;
}

export type Worths = ReadonlyMap<CustomerId, Worth>;

/** Reckons the customers in the rows of the list in front, one after another from the top; who was reckoned before keeps their place until then. */
export function createRows(db: Database, state: ReadonlySignal<PanelState>, stop: AbortSignal): ReadonlySignal<Worths> {
  const worths = signal<Worths>(new Map());
  let newest = 0;
  const dispose = effect(() => {
    const shown = state.value;
    const turn = ++newest;
    const rows = shown.state === 'nobody' ? (shown.focus.rows ?? []) : [];
    const ids = new Set(rows.flatMap(({ match }) => match?.customerId ?? []));
    const look = async () => {
      for (const id of ids) {
        // One that cannot be read says so in the panel of its customer, and keeps no other waiting.
        const profile = await loadProfile(db, id, civilDateAt(millisOf(new Date()))).catch(() => null);
        if (turn !== newest || stop.aborted) return;
        if (profile === null) continue;
        const next = new Map(worths.peek());
        if (profile)
          next.set(id, {
            customer: profile.customer,
            companyName: profile.company?.name,
            money: moneyOf(profile),
            facts: factsOn(profile),
          });
        else next.delete(id);
        worths.value = next;
      }
    };
    void look();
  });
  stop.addEventListener('abort', dispose);
  return worths;
}
