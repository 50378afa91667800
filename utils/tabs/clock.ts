import { browser } from 'wxt/browser';
import type { Database } from '@/utils/db/schema';
import { type Clock, keepable, newClock, paused, seen } from '@/utils/domain/clock';
import { type Millis, millisOf } from '@/utils/domain/time';
import type { Focus } from '@/utils/messaging/focus';
import { order } from '@/utils/messaging/orders';
import { type ClockOf, clockKey } from '@/utils/messaging/time';
import { getSetting } from '@/utils/settings/setting';
import { countsTime } from '@/utils/settings/time';
import { isTimeKept, keepTime, timedContact } from '@/utils/state/contact-time';

export interface ClockTools {
  database(): Promise<Database>;
  focusOf(tabId: number): Promise<Focus | undefined>;
  /** Runs the script that tells of the reader. */
  run(tabId: number): Promise<boolean>;
}

/** Counts the time in front of customers' conversations, in `storage.session` alone: the background may be stopped at any moment. */
export function createClocks({ database, focusOf, run }: ClockTools) {
  const { session } = browser.storage;
  let last: Promise<unknown> = Promise.resolve();
  /** One after another: each reads what the one before has written. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  const now = () => millisOf(new Date());
  const read = async <T>(key: string) => (await session.get(key))[key] as T | undefined;
  const clockOf = async ({ key }: ClockOf) => (await read<Clock>(key)) ?? newClock;

  /** Pauses the tab's clock, and keeps its minutes with the contact where that is wanted. */
  async function rest(of: ClockOf, focus: Focus | undefined, at: Millis): Promise<void> {
    const clock = paused(await clockOf(of), at);
    const { minutes, after } = keepable(clock);
    const db = await database();
    const isKept = minutes > 0 && focus !== undefined && (await isTimeKept(db, focus)) && (await keepTime(db, focus, minutes));
    await session.set({ [of.key]: isKept ? after : clock });
  }

  return {
    /** The tab shows something else, or the same in another way. `before` is what it showed. */
    follow: (tabId: number, focus: Focus, before: Focus | undefined) =>
      inTurn(async () => {
        const db = await database();
        const was = await read<ClockOf>(clockKey(tabId));
        const isOn = await getSetting(db, countsTime);
        const of = isOn ? await timedContact(db, focus) : undefined;
        const wasCounting = was !== undefined && (await clockOf(was)).seenAt !== undefined;
        if (was !== undefined && was.key !== of?.key) await rest(was, before, now());
        if (of === undefined) {
          if (was === undefined) return;
          await session.remove(clockKey(tabId));
          await order(tabId, 'stopPulse');
          return;
        }
        await session.set({ [clockKey(tabId)]: of });
        if (wasCounting && was?.key !== of.key) await session.set({ [of.key]: seen(paused(await clockOf(of), now()), now()) });
        await run(tabId);
      }),

    /** Somebody is in front of the tab, or it went out of view. */
    beat: (tabId: number, isSeen: boolean) =>
      inTurn(async () => {
        const of = await read<ClockOf>(clockKey(tabId));
        if (of === undefined) return;
        if (isSeen) await session.set({ [of.key]: seen(await clockOf(of), now()) });
        else await rest(of, await focusOf(tabId), now());
      }),

    /** The page left, or the tab was closed; `before` is what it showed. */
    end: (tabId: number, before: Focus | undefined) =>
      inTurn(async () => {
        const of = await read<ClockOf>(clockKey(tabId));
        if (of === undefined) return;
        await rest(of, before, now());
        await session.remove(clockKey(tabId));
      }),
  };
}
