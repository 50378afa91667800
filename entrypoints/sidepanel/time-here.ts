import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Database } from '@/utils/db/schema';
import type { Clock } from '@/utils/domain/clock';
import type { CustomerId } from '@/utils/domain/customer';
import { millisOf } from '@/utils/domain/time';
import { type ClockOf, clockKey } from '@/utils/messaging/time';
import { serviceCost } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import { type TimeView, timeView } from '@/utils/state/time-here';
import type { FocusedTab } from './focused-tab';

/** How often the panel looks at the clock, in milliseconds: it says minutes. Nothing is written. */
const LOOK = 10_000;

/** The time in front of the conversation of the tab in front, where it is counted and about that customer. */
export function timeHereIn(
  db: Database,
  tabId: FocusedTab['tabId'],
  customer: ReadonlySignal<CustomerId | undefined>,
  stop: AbortSignal,
): ReadonlySignal<TimeView | undefined> {
  const shown = signal<{ readonly of: ClockOf; readonly view: TimeView } | undefined>(undefined);
  let turn = 0;
  const look = async (tab: number | undefined) => {
    const mine = ++turn;
    const key = clockKey(tab ?? -1);
    const of = (await browser.storage.session.get(key))[key] as ClockOf | undefined;
    const clock = of && ((await browser.storage.session.get(of.key))[of.key] as Clock | undefined);
    const view = of && clock && timeView(of, clock, await getSetting(db, serviceCost), millisOf(new Date()));
    if (mine === turn) shown.value = of && view && { of, view };
  };
  const lookAgain = () => void look(tabId.value);
  effect(lookAgain);
  browser.storage.session.onChanged.addListener(lookAgain);
  const timer = setInterval(() => document.visibilityState === 'visible' && shown.value !== undefined && lookAgain(), LOOK);
  stop.addEventListener('abort', () => clearInterval(timer));
  return computed(() => (shown.value !== undefined && shown.value.of.customerId === customer.value ? shown.value.view : undefined));
}
