import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { FOLLOW, OUTBOX } from '@/utils/connected/remind';
import { serveConnected } from '@/utils/connected/serve';
import { remind, serveTeam, TEAM } from '@/utils/connected/team';
import { createWorld } from '@/utils/connected/world';
import { forgetOldAnswers } from '@/utils/db/answers';
import { heldOrigins } from '@/utils/db/held-origins';
import { heardOfWrite } from '@/utils/db/hint-memory';
import { keepOpen } from '@/utils/db/open';
import { forgetSent } from '@/utils/db/outbox';
import type { Database } from '@/utils/db/schema';
import { type Millis, millisOf } from '@/utils/domain/time';
import { hostAt } from '@/utils/hosts/named';
import { isReaderId } from '@/utils/hosts/signs';
import { SAMPLE_IMPORT } from '@/utils/intake/sample-records';
import { type Focus, focusKey, teachingKey } from '@/utils/messaging/focus';
import { leakKey } from '@/utils/messaging/leaks';
import { serve } from '@/utils/messaging/serve';
import { decodeSighting } from '@/utils/spotting/decode-sighting';
import { createCards, ticketKey } from '@/utils/state/cards';
import { focusOn } from '@/utils/state/focus';
import { areMarksOn } from '@/utils/state/marks';
import { keepRetention } from '@/utils/state/retention';
import { badge, warn } from '@/utils/tabs/badge';
import { createClocks } from '@/utils/tabs/clock';
import { serveHiddenFigures, tellCards } from '@/utils/tabs/figures';
import { createFocusing, type Refocused } from '@/utils/tabs/focusing';
import { greet } from '@/utils/tabs/greet';
import { createGuard } from '@/utils/tabs/guard';
import { serveOmnibox } from '@/utils/tabs/omnibox';
import { recordIfStayed } from '@/utils/tabs/opened';
import { followPolicy } from '@/utils/tabs/policy';
import { serveQuickAdd } from '@/utils/tabs/quick-add';
import { mark, runIn, startSpotter } from '@/utils/tabs/scripts';
import { silence } from '@/utils/tabs/silence';
import { INJECTED, injectSpotter, oneAtATime } from '@/utils/tabs/spotters';
import { endTeaching, learn, lessonsAt, startTeaching } from '@/utils/tabs/teaching';
import { joinedTeam } from '@/utils/team/joining/kept';

/** When what is too old goes. */
const DAILY = 'daily';
/** Firefox's own part of the API, which the types of Chromium do not know. */
const firefox = browser as typeof browser & { readonly sidebarAction?: { open(): Promise<void> } };

/** Serves messages, keeps each tab's focus and badge, and injects the spotter where the user switched a site on. Nothing is kept in memory: it may be stopped at any moment. */
export default defineBackground(() => {
  const report = (error: unknown) => console.error('[regard]', error);
  const database = keepOpen();
  const world = createWorld(database);
  const connected = serveConnected(database, world);
  const team = serveTeam(database, world, { secret: SAMPLE_IMPORT, heard: refresh });

  serve(
    {
      async announce(input, { tabId, documentId }) {
        const sighting = decodeSighting(input);
        if (sighting === undefined || tabId === undefined) return;
        speaking.set(tabId, documentId);
        await follow(tabId, focusing.see(tabId, sighting));
      },
      async loadHost(id, { tabId }) {
        if (tabId !== undefined && isReaderId(id)) await runIn(tabId, `/host-${id}.js`);
      },
      hostHere: (_, { url }) => hostAt(url ?? '') ?? null,
      lessons: async (_, { url }) => (url === undefined ? [] : lessonsAt(await database(), url)),
      async taught(input, { tabId, url }) {
        if (tabId !== undefined && url !== undefined) await learn(await database(), input, { tabId, address: url });
      },
      teach: ({ tabId }) => startTeaching(tabId, () => runIn(tabId, '/teach.js')),
      stopTeaching: ({ tabId }) => endTeaching(tabId),
      async leave(_, { tabId, documentId }) {
        if (tabId !== undefined && (speaking.get(tabId) ?? documentId) === documentId) await leave(tabId);
      },
      focusOf: async ({ tabId }) => (await storedFocus(tabId)) ?? null,
      refresh,
      async loadCards(_, { tabId }) {
        if (tabId !== undefined) await runIn(tabId, '/cards.js');
      },
      ...createCards({ session: browser.storage.session, database, focusOf: storedFocus }),
      async pulse(isSeen, { tabId }) {
        if (tabId !== undefined) await clocks.beat(tabId, isSeen === true);
      },
      async draft(text, { tabId }) {
        if (tabId !== undefined) await guard.draft(tabId, text, report);
      },
      cardLooks: async () => tellCards(await database()),
      openPanel: (_, { tabId }) => openPanelBeside(tabId),
      readSites: () => inject(),
      ...connected.calls,
      ...team.calls,
    },
    report,
  );

  const clocks = createClocks({ database, focusOf: storedFocus, run: (tabId) => runIn(tabId, '/pulse.js') });

  const guard = createGuard({
    database,
    focusOf: storedFocus,
    run: (tabId) => runIn(tabId, '/guard.js'),
    badge: async (tabId, isLeaking) => (isLeaking ? warn(tabId) : refocus(tabId)),
  });

  /** Which document spoke last in a tab: that a page left may be heard after the first word of its successor. */
  const speaking = new Map<number, string | undefined>();

  const focusing = createFocusing({
    find: async (sighting) => focusOn(await database(), sighting),
    stored: storedFocus,
    keep: (tabId, found) => browser.storage.session.set({ [focusKey(tabId)]: found }),
  });

  /** Follows what a look at a tab has come to. */
  async function follow(tabId: number, looking: Promise<Refocused | undefined>): Promise<void> {
    const seen = await looking;
    if (seen === undefined) return;
    const { focus, known, before } = seen;
    const { people, url } = focus.sighting;
    void clocks.follow(tabId, focus, before).catch(report);
    await badge(tabId, known);
    void guard.follow(tabId, focus, before).catch(report);
    void recordIfStayed(database, focus, () => storedFocus(tabId)).catch(report);
    await mark(tabId, people.length > 0 && (await areMarksOn(await database(), url)));
  }

  /** Something was written: what tabs and cards show is brought up to date. */
  async function refresh(): Promise<void> {
    heardOfWrite();
    await tellCards(await database());
    const stored: Record<string, unknown> = await browser.storage.session.get(null);
    const tabs = Object.keys(stored).flatMap((key) => (key.startsWith('focus:') ? Number(key.slice('focus:'.length)) : []));
    await Promise.all(tabs.map(refocus));
  }

  async function leave(tabId: number): Promise<void> {
    focusing.leave(tabId);
    await clocks.end(tabId, await storedFocus(tabId)).catch(report);
    await forget(tabId);
  }

  /** Sites were switched off: what is open there is read no longer, and whom it showed is forgotten. */
  async function quiet(sites: readonly string[]): Promise<void> {
    await Promise.all((await silence(sites)).map(leave));
  }

  const refocus = (tabId: number): Promise<void> => follow(tabId, focusing.again(tabId));

  browser.tabs.onRemoved.addListener((tabId) => void leave(tabId).catch(report));
  const inject = oneAtATime(async () => injectSpotter(await heldOrigins(await database())), report);
  browser.permissions.onAdded.addListener(inject);
  browser.permissions.onRemoved.addListener(({ origins = [] }) => {
    inject();
    void quiet(origins).catch(report);
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    inject();
    if (reason === 'install') void database().then(greet).catch(report);
  });
  // Nothing tells an extension that it was switched on again; only its session begins anew.
  void browser.storage.session.get(INJECTED).then((stored) => stored[INJECTED] === undefined && inject(), report);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === DAILY) void database().then(tidy).catch(report);
    if (name === OUTBOX) void connected.sendNotes().catch(report);
    if (name === FOLLOW) void connected.follow().catch(report);
    if (name === TEAM) void team.sync().catch(report);
  });
  // Alarms may be forgotten when the browser ends.
  browser.runtime.onStartup.addListener(() => {
    void connected.sendNotes().catch(report);
    void connected.follow().catch(report);
  });
  void setAlarm().catch(report);
  void database()
    .then(joinedTeam)
    .then((joined) => remind(joined !== undefined))
    .catch(report);
  serveQuickAdd(report);
  followPolicy(database, refresh, report);
  serveHiddenFigures(database, report);
  serveOmnibox(database, report);
  browser.action.onClicked.addListener((tab) => openPanel(tab, report));
  // Marks hear by the end of their connection that the extension is switched off.
  browser.runtime.onConnect.addListener(() => undefined);
  // Firefox shows `storage.local` to content scripts whatever we say; nothing of ours is kept there.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
});

/** Nobody asked again for so long: what other systems answered is forgotten. */
const MONTH = 30 * 24 * 3_600_000;
/** So long it is shown that a note was sent. */
const WEEK = 7 * 24 * 3_600_000;

/** What goes once a day: contacts that are older than the user keeps them, old answers of other systems, and that notes were sent to them. */
async function tidy(db: Database): Promise<void> {
  const now = millisOf(new Date());
  await Promise.all([keepRetention(db, now), forgetOldAnswers(db, (now - MONTH) as Millis), forgetSent(db, (now - WEEK) as Millis)]);
}

/** Firefox forgets alarms when it ends: then soon after each start, and once a day. */
async function setAlarm(): Promise<void> {
  const alarm = await browser.alarms.get(DAILY);
  if (alarm === undefined) await browser.alarms.create(DAILY, { delayInMinutes: 1, periodInMinutes: 24 * 60 });
}

async function storedFocus(tabId: number): Promise<Focus | undefined> {
  const key = focusKey(tabId);
  return (await browser.storage.session.get(key))[key] as Focus | undefined;
}

async function forget(tabId: number): Promise<void> {
  await browser.storage.session.remove([focusKey(tabId), teachingKey(tabId), ticketKey(tabId), leakKey(tabId)]);
  // The tab may be gone already, and its badge with it.
  await badge(tabId, 0).catch(() => undefined);
}

/** In answer to a click in a card. Must open the panel before anything is awaited; Firefox opens it from the card alone. */
async function openPanelBeside(tabId: number | undefined): Promise<boolean> {
  if (tabId === undefined || browser.sidePanel === undefined) return false;
  return browser.sidePanel.open({ tabId }).then(
    () => true,
    () => false,
  );
}

/** The toolbar button: opens the panel and reads this page, whether or not its site is switched on. Must open the panel before anything is awaited. */
function openPanel(tab: Browser.tabs.Tab, report: (error: unknown) => void): void {
  void (browser.sidePanel?.open({ windowId: tab.windowId }) ?? firefox.sidebarAction?.open())?.catch(report);
  void readOnce(tab).catch(report);
}

/** Under the permission that the button's click gives; where the spotter runs already, it has announced the page. */
async function readOnce(tab: Browser.tabs.Tab): Promise<void> {
  if (tab.id !== undefined && (await storedFocus(tab.id)) === undefined) await startSpotter(tab);
}
