import { browser } from 'wxt/browser';
import type { Millis } from '@/utils/domain/time';
import type { Heard } from './follow';

/** The alarm that sends notes which wait. */
export const OUTBOX = 'outbox';

/** Browsers wake us no sooner by an alarm. */
const SOONEST = 30_000;

/** Has the notes sent when the next is due: by an alarm, which outlives the background, and where that is too late for it by a clock of ours as well. */
export async function remindOf(due: Millis | undefined, send: () => Promise<void>): Promise<void> {
  if (due === undefined) {
    await browser.alarms.clear(OUTBOX);
    return;
  }
  const wait = Math.max(0, due - Date.now());
  await browser.alarms.create(OUTBOX, { when: Date.now() + Math.max(wait, SOONEST) });
  if (wait < SOONEST) setTimeout(() => void send().catch((error: unknown) => console.error('[regard]', error)), wait);
}

/** The alarm by which accounts are heard that are followed. */
export const FOLLOW = 'follow';

/** Has them heard again in a minute, where there is more to hear or a run may be broken off, else every quarter of an hour. */
export async function remindToFollow(heard: Heard): Promise<void> {
  if (heard === 'nobody') await browser.alarms.clear(FOLLOW);
  else await browser.alarms.create(FOLLOW, { delayInMinutes: heard === 'more' ? 1 : 15, periodInMinutes: 15 });
}
