import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { effect, type ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Notice } from '@/components/customer/Notice';
import { HiddenFigures } from '@/components/ui/HiddenFigures';
import { coverFigures } from '@/components/ui/hidden-figures';
import { onChange } from '@/utils/db/changes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { dressPage } from '@/utils/i18n/dress-page';
import { failureInWords } from '@/utils/i18n/failure';
import { call } from '@/utils/messaging/call';
import { CAPTURE, type Capture } from '@/utils/messaging/capture';
import type { Focus } from '@/utils/messaging/focus';
import { createFinder } from '@/utils/state/finder';
import { followHiddenFigures, switchFigures } from '@/utils/state/hidden-figures';
import { pageSearch } from '@/utils/state/page-search';
import { createQuickAdd } from '@/utils/state/quick-add';
import { joinedTeam, nameIn } from '@/utils/team/joining/kept';
import { QuickNote } from './QuickNote';
import { shownBeside } from './shown-beside';

/** How long "Saved" is seen and read out before the window closes, in milliseconds. */
const SAVED_FOR = 900;

const app = document.getElementById('app') ?? document.body;
const reload = () => window.location.reload();
dressPage(document, i18n.t('quickAdd.title'));

Promise.all([openDatabase({ onBlocked: () => fail(i18n.t('failure.blocked')), onClosed: reload }), captured()])
  .then(([db, found]) => (found === undefined ? fail(i18n.t('quickAdd.nothing')) : start(db, ...found)))
  .catch((error: unknown) => fail(failureInWords(error)));

/** What the window was opened for, and whom its page shows. */
async function captured(): Promise<readonly [Capture, ReadonlySignal<Focus | undefined>] | undefined> {
  const capture = (await browser.storage.session.get(CAPTURE))[CAPTURE] as Capture | undefined;
  return capture && [capture, await shownBeside(capture)];
}

async function start(db: Database, capture: Capture, shown: ReadonlySignal<Focus | undefined>): Promise<void> {
  const stop = new AbortController();
  const author = nameIn(await joinedTeam(db));
  const atFirst = shown.peek();
  const quick = createQuickAdd(db, capture, atFirst, stop.signal, { author });
  effect(() => {
    if (shown.value !== undefined && shown.value !== atFirst) quick.meet(shown.value);
  });
  const finder = createFinder(db, pageSearch(db, stop.signal));
  // The background may be asleep, and hears no broadcast then: it is told.
  onChange(() => void call('refresh', null), stop.signal);
  effect(() => {
    if (quick.note.state.value === 'saved') setTimeout(() => void leave(capture), SAVED_FOR);
  });
  window.addEventListener('keydown', (event) => {
    // A window that closes takes with it what is not on disk yet.
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) void quick.note.kept().then(() => leave(capture));
  });
  followHiddenFigures(db, coverFigures, stop.signal).then(
    () =>
      render(
        <>
          <HiddenFigures onShow={() => void switchFigures(db)} />
          <QuickNote quick={quick} finder={finder} capture={capture} />
        </>,
        app,
      ),
    (error: unknown) => fail(failureInWords(error)),
  );
}

/** Gives the keyboard back to the page, and closes the window. */
async function leave({ windowId, tabId }: Capture): Promise<void> {
  // Either may be gone meanwhile.
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true }).catch(() => undefined);
  if (tabId !== undefined) await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

function fail(message: string): void {
  render(
    <main>
      <Notice title={i18n.t('quickAdd.title')} reason={message} />
    </main>,
    app,
  );
}
