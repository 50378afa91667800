import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Teaching } from '@/components/customer/TeachOffer';
import { call } from '@/utils/messaging/call';
import type { FocusedTab } from './focused-tab';

/** Lets the user point at the customer's address in the tab in front, and follows how far they are. */
export function teachIn({ tabId, focus, isPointing }: Pick<FocusedTab, 'tabId' | 'focus' | 'isPointing'>): ReadonlySignal<Teaching> {
  const isRefused = signal(false);
  effect(() => {
    // Another page, another try.
    void focus.value;
    isRefused.value = false;
  });
  const onStart = async () => {
    if (tabId.value === undefined) return;
    const begun = await call('teach', { tabId: tabId.value });
    isRefused.value = !(begun.ok && begun.value);
  };
  return computed(() => ({
    state: isPointing.value ? 'pointing' : isRefused.value ? 'refused' : 'idle',
    onStart: () => void onStart(),
    onStop: () => void (tabId.value !== undefined && call('stopTeaching', { tabId: tabId.value })),
  }));
}
