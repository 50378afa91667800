import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { CustomerId } from '@/utils/domain/customer';

/** On whom the panel stays, whatever the page shows. */
export interface Keeping {
  /** Undefined where it follows the page. */
  readonly kept: ReadonlySignal<CustomerId | undefined>;
  /** Whether this is a tab of its own, which has no page to follow. */
  readonly isTab: boolean;
  /** What somebody looked for in vain before they came here. */
  readonly find: string;
  keep(id: CustomerId | undefined): void;
}

/** Whether this is a tab of its own. */
export const isOwnTab = (asked = new URLSearchParams(window.location.search)): boolean => asked.has('customer') || asked.has('find');

/** In a tab the address says who it shows: `?customer=ID`. Beside pages it is remembered for its window, as long as the browser runs. */
export async function keepingHere(): Promise<Keeping> {
  const asked = new URLSearchParams(window.location.search);
  if (isOwnTab(asked)) return inTab((asked.get('customer') ?? '') as CustomerId, asked.get('find') ?? '');
  const { id: windowId } = await browser.windows.getCurrent();
  const key = `kept:${windowId}`;
  const kept = signal((await browser.storage.session.get(key))[key] as CustomerId | undefined);
  return {
    kept,
    isTab: false,
    find: '',
    keep(id) {
      kept.value = id;
      void (id === undefined ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: id }));
    },
  };
}

function inTab(first: CustomerId, find: string): Keeping {
  const kept = signal<CustomerId | undefined>(first);
  return {
    kept,
    isTab: true,
    find,
    keep(id) {
      if (id === undefined) return;
      kept.value = id;
      window.history.replaceState(null, '', tabOf(id));
    },
  };
}

/** The address of the panel as a tab of its own. */
export const tabOf = (id: CustomerId): string => `/sidepanel.html?customer=${encodeURIComponent(id)}`;
