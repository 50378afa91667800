import { browser } from 'wxt/browser';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { DRAFT_MAX, type Internals, leaksIn } from '@/utils/leaks/leaks';
import type { Focus } from '@/utils/messaging/focus';
import { type KnownStanding, type LeakWarning, leakKey, standingKey } from '@/utils/messaging/leaks';
import { order } from '@/utils/messaging/orders';
import { getSetting } from '@/utils/settings/setting';
import { choiceAt, siteChoices } from '@/utils/settings/sites';
import { internalsOf } from '@/utils/state/internals';

/** Internals are read again after so long, in milliseconds. */
const FRESH = 15_000;
/** Drafts of one tab are compared at most so often, in milliseconds; of those between, the last one is. */
const APART = 500;

export interface GuardTools {
  database(): Promise<Database>;
  focusOf(tabId: number): Promise<Focus | undefined>;
  run(tabId: number): Promise<boolean>;
  /** The badge says it, or what it said before. */
  badge(tabId: number, isLeaking: boolean): Promise<void>;
}

/** Compares drafts with what the customer in front must not read. Its page is told nothing, whatever comes of it: it could try amounts one by one. */
export function createGuard({ database, focusOf, run, badge }: GuardTools) {
  const waiting = new Map<number, string>();
  let read: { readonly id: CustomerId; readonly at: number; readonly internals: Promise<Internals | undefined> } | undefined;

  const isOnAt = async (address: string) => choiceAt(await getSetting(await database(), siteChoices), address).guardsReplies;

  function internals(db: Database, id: CustomerId): Promise<Internals | undefined> {
    const now = millisOf(new Date());
    if (read?.id !== id || now - read.at > FRESH) {
      const key = standingKey(id);
      const standing = browser.storage.session.get(key).then((stored) => stored[key] as KnownStanding | undefined);
      read = { id, at: now, internals: standing.then((known) => internalsOf(db, id, civilDateAt(now), known)) };
    }
    return read.internals;
  }

  async function compare(tabId: number, draft: string): Promise<void> {
    const focus = await focusOf(tabId);
    const id = focus && customerIn(focus);
    if (focus === undefined || id === undefined || !(await isOnAt(focus.sighting.url))) return forget(tabId);
    const secret = draft === '' ? undefined : await internals(await database(), id);
    const leaks = secret === undefined ? [] : leaksIn(draft, secret);
    if (leaks.length === 0) return forget(tabId);
    const key = leakKey(tabId);
    const before = (await browser.storage.session.get(key))[key] as LeakWarning | undefined;
    if (before?.isMeant === true && leaks.every((leak) => before.leaks.includes(leak))) return;
    const warning: LeakWarning = { customerId: id, leaks };
    await browser.storage.session.set({ [key]: warning });
    await badge(tabId, true);
  }

  async function forget(tabId: number): Promise<void> {
    const key = leakKey(tabId);
    if ((await browser.storage.session.get(key))[key] === undefined) return;
    await browser.storage.session.remove(key);
    await badge(tabId, false);
  }

  return {
    /** Answers before anything is compared: how long that takes tells nothing. */
    async draft(tabId: number, input: unknown, report: (error: unknown) => void): Promise<void> {
      if (typeof input !== 'string') return;
      const isBusy = waiting.has(tabId);
      waiting.set(tabId, input.slice(0, DRAFT_MAX));
      if (isBusy) return;
      setTimeout(() => {
        const last = waiting.get(tabId) ?? '';
        waiting.delete(tabId);
        void compare(tabId, last).catch(report);
      }, APART);
    },

    /** The tab shows something: looks at replies there, or no longer. */
    async follow(tabId: number, focus: Focus, before: Focus | undefined): Promise<void> {
      if (before !== undefined && customerIn(before) !== customerIn(focus)) await forget(tabId);
      if (await isOnAt(focus.sighting.url)) await run(tabId);
      else if ((await order(tabId, 'stopGuard')) !== undefined) await forget(tabId);
    },

    forget,
  };
}

/** The customer whom the conversation is about. */
const customerIn = ({ choice, people }: Focus): CustomerId | undefined =>
  people.find(({ email }) => email === choice.customer?.email)?.match?.customerId;
