import { dressPage } from '@/utils/i18n/dress-page';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { FileNames } from '@/components/customer/file-names';
import { Panel } from '@/components/customer/Panel';
import { Known } from '@/components/customer/views';
import { coverFigures } from '@/components/ui/hidden-figures';
import { loadTheRest } from '@/components/ui/lazily';
import { onChange } from '@/utils/db/changes';
import { fileNames } from '@/utils/db/imports';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { siteOf } from '@/utils/domain/site';
import { millisOf } from '@/utils/domain/time';
import { failureInWords } from '@/utils/i18n/failure';
import { call } from '@/utils/messaging/call';
import type { NewCustomer } from '@/utils/state/add-customer';
import type { AheadView } from '@/utils/state/ahead';
import { followHiddenFigures } from '@/utils/state/hidden-figures';
import type { NoteModel } from '@/utils/state/note';
import { createPanel, profileIn } from '@/utils/state/panel';
import type { Worths } from '@/utils/state/rows';
import type { TimeView } from '@/utils/state/time-here';
import { actionsIn } from './actions';
import type { Aside } from './aside';
import type { ElsewhereTools } from './elsewhere';
import { firstLook, painted } from './first-look';
import { followTab, noTab } from './focused-tab';
import { isOwnTab, type Keeping, keepingHere } from './keeping';
import { SidePanel } from './SidePanel';
import type { LeakHere } from './side-panel-props';
import { stepsIn } from './steps';
import { teachIn } from './teach';
import type { Tools } from './tools';
import { addErrorInWords } from './words';

const app = document.getElementById('app') ?? document.body;
const reload = () => window.location.reload();
/** So long nothing is drawn where a customer may still be: a page that is drawn twice shows them later. Milliseconds. */
const PATIENCE = 150;

// All that nearly every look takes is begun at once, while the database opens.
const tab = isOwnTab() ? noTab : followTab();
void import('@/utils/state/shown');
void Known.load();
dressPage(document);

Promise.all([openDatabase({ onBlocked: () => fail(i18n.t('failure.blocked')), onClosed: reload }), keepingHere()]).then(
  ([db, keeping]) => start(db, keeping),
  (error: unknown) => fail(failureInWords(error)),
);

function start(db: Database, keeping: Keeping): void {
  const stop = new AbortController();
  const { focus, url } = tab;
  const isCoveredKnown = followHiddenFigures(db, coverFigures, stop.signal);
  const panel = createPanel(db, focus, stop.signal, keeping.kept);
  effect(() => {
    // Among other tabs it is known by its customer.
    const name = keeping.isTab ? profileIn(panel.state.value)?.customer.name : undefined;
    if (name !== undefined) document.title = name;
  });
  const note = signal<NoteModel | undefined>(undefined);
  const ahead = signal<ReadonlySignal<AheadView | undefined> | undefined>(undefined);
  const worths = signal<ReadonlySignal<Worths> | undefined>(undefined);
  const timeHere = signal<ReadonlySignal<TimeView | undefined> | undefined>(undefined);
  const leak = signal<LeakHere | undefined>(undefined);
  const tools = signal<Tools | undefined>(undefined);
  const elsewhere = signal<ElsewhereTools | undefined>(undefined);
  const asides = signal<readonly Aside[]>([]);
  const addAside = (aside: Aside) => {
    asides.value = [...asides.value, aside];
  };
  let isTogether = false;
  /** Nothing is loaded for other systems where none is connected. */
  const lookElsewhere = async () => {
    if (elsewhere.value !== undefined) return;
    const { countAccounts } = await import('@/utils/db/accounts');
    if ((await countAccounts(db)) === 0) return;
    const { elsewhereIn } = await import('./elsewhere');
    elsewhere.value ??= elsewhereIn(db, panel, stop.signal);
  };
  /** Nothing is loaded for a team where there is none. */
  const lookForTeam = async () => {
    const { joinedTeam } = await import('@/utils/team/joining/kept');
    if (isTogether || (await joinedTeam(db)) === undefined) return;
    isTogether = true;
    addAside((await import('./together')).togetherIn(db, panel, stop.signal));
  };
  /** What can wait does not keep the first look waiting. */
  const addTheRest = async () => {
    await firstLook(panel);
    await painted();
    const [
      { noteIn, authorIn },
      { followPolicy, locksUnder },
      { lockAs },
      { aheadIn },
      { createRows },
      { toolsIn },
      { timeHereIn },
      { leakIn, meant, tellStanding },
    ] = await Promise.all([
      import('./note'),
      import('@/utils/state/policy'),
      import('@/components/ui/locks'),
      import('./ahead'),
      import('@/utils/state/rows'),
      import('./tools'),
      import('./time-here'),
      import('./leak'),
    ]);
    void followPolicy(db, ({ policy }) => lockAs(locksUnder(policy)), stop.signal);
    const shown = computed(() => profileIn(panel.state.value)?.customer.id);
    timeHere.value = timeHereIn(db, tab.tabId, shown, stop.signal);
    note.value = noteIn(db, panel, stop.signal, () => elsewhere.value, await authorIn(db));
    ahead.value = aheadIn(db, panel, stop.signal);
    worths.value = createRows(db, panel.state, stop.signal);
    void lookElsewhere();
    void lookForTeam();
    tellStanding(shown, ahead.value);
    leak.value = { warning: leakIn(tab.tabId, shown), onMeant: (warning) => void meant(tab.tabId.value, warning) };
    await loadTheRest();
    // Whoever opens the search types at once: it is there by then.
    tools.value = toolsIn(db, keeping, stop.signal);
    addAside((await import('./backup-reminder')).backupReminderIn(db, stop.signal));
  };
  void addTheRest();
  // The background may be asleep, and hears no broadcast then: it is told.
  onChange(({ kinds }) => {
    if (kinds.includes('account')) void lookElsewhere();
    if (kinds.includes('team')) void lookForTeam();
    if (kinds.some((kind) => kind !== 'account' && kind !== 'outbox' && kind !== 'team')) void call('refresh', null);
  }, stop.signal);
  const problem = signal<string | undefined>(undefined);
  effect(() => {
    // Another person, another try.
    void panel.state.value;
    problem.value = undefined;
  });
  const add = async (customer: NewCustomer) => {
    const { addFromForm } = await import('@/utils/state/add-customer');
    const added = await addFromForm(db, customer, millisOf(new Date()));
    if (!added.ok) problem.value = addErrorInWords(added.error);
  };
  const draw = () =>
    render(
      <FileNames.Provider value={() => fileNames(db)}>
        <SidePanel
          panel={panel}
          note={note}
          actions={actionsIn(db, panel, stop.signal)}
          url={url}
          problem={problem}
          ahead={ahead}
          worths={worths}
          elsewhere={elsewhere}
          asides={asides}
          timeHere={timeHere}
          leak={leak}
          onAdd={(customer) =>
            void add(customer).catch((error: unknown) => {
              problem.value = failureInWords(error);
            })
          }
          {...stepsIn(db)}
          onHelp={openOptions}
          onSwitchOn={switchOn}
          teaching={teachIn(tab)}
          keeping={keeping}
          tools={tools}
        />
      </FileNames.Provider>,
      app,
    );
  Promise.all([isCoveredKnown, firstLook(panel, PATIENCE)]).then(draw, (error: unknown) => fail(failureInWords(error)));
}

function fail(message: string): void {
  const nothing = () => undefined;
  render(
    <Panel
      view={{ state: 'failed', message, onRetry: reload }}
      people={[]}
      remarks={[]}
      current={null}
      onChoose={nothing}
      onAdd={nothing}
      onHelp={nothing}
    />,
    app,
  );
}

function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** Must ask for the permission before anything is awaited: the browser wants to see the click. */
function switchOn(address: string | undefined): void {
  if (address === undefined) openOptions();
  else void browser.permissions.request({ origins: [siteOf(address) ?? address] });
}
