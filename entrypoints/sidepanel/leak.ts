import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { CustomerId } from '@/utils/domain/customer';
import { exponentOf } from '@/utils/domain/money';
import { call } from '@/utils/messaging/call';
import { type KnownStanding, type LeakWarning, leakKey, standingKey } from '@/utils/messaging/leaks';
import type { AheadView } from '@/utils/state/ahead';
import type { FocusedTab } from './focused-tab';

/** What the reply in the tab in front gives away of that customer; undefined where it gives nothing away, or was meant. */
export function leakIn(
  tabId: FocusedTab['tabId'],
  customer: ReadonlySignal<CustomerId | undefined>,
): ReadonlySignal<LeakWarning | undefined> {
  const found = signal<LeakWarning | undefined>(undefined);
  let turn = 0;
  const look = async (tab: number | undefined) => {
    const mine = ++turn;
    const key = leakKey(tab ?? -1);
    const warning = (await browser.storage.session.get(key))[key] as LeakWarning | undefined;
    if (mine === turn) found.value = warning;
  };
  effect(() => void look(tabId.value));
  browser.storage.session.onChanged.addListener(() => void look(tabId.value));
  return computed(() => (found.value?.isMeant === true || found.value?.customerId !== customer.value ? undefined : found.value));
}

/** What the draft gives away is meant to be said: no more of it until it gives away something else. */
export async function meant(tabId: number | undefined, warning: LeakWarning): Promise<void> {
  if (tabId === undefined) return;
  await browser.storage.session.set({ [leakKey(tabId)]: { ...warning, isMeant: true } satisfies LeakWarning });
  await call('refresh', null);
}

/** Tells the guard the rank and the lifetime value that were reckoned here: the background never compares all customers. */
export function tellStanding(customer: ReadonlySignal<CustomerId | undefined>, ahead: ReadonlySignal<AheadView | undefined>): void {
  effect(() => {
    const [id, view] = [customer.value, ahead.value];
    if (id === undefined || view?.state !== 'ready') return;
    const worth = view.lifetimeValue.value;
    const known: KnownStanding = {
      rank: view.rank.value?.rank ?? null,
      lifetimeValue: worth === null ? null : worth.minor / 10 ** exponentOf(worth.currency),
    };
    void browser.storage.session.set({ [standingKey(id)]: known });
  });
}
