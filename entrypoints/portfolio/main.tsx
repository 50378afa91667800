import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { computed, effect, signal } from '@preact/signals';
import { type ComponentChildren, render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { FileNames } from '@/components/customer/file-names';
import { CustomerDialog } from '@/components/portfolio/CustomerDialog';
import { Failed, NoCustomers, Working } from '@/components/portfolio/Nothing';
import { AT_RISK_LISTED, Portfolio } from '@/components/portfolio/Portfolio';
import { PortfolioPage } from '@/components/portfolio/PortfolioPage';
import { rowsCsv } from '@/components/portfolio/rows-csv';
import { HiddenFigures } from '@/components/ui/HiddenFigures';
import { coverFigures } from '@/components/ui/hidden-figures';
import { lockAs } from '@/components/ui/locks';
import { fileNames } from '@/utils/db/imports';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { dressPage } from '@/utils/i18n/dress-page';
import { failureInWords } from '@/utils/i18n/failure';
import { loadSample } from '@/utils/intake/sample';
import { createAhead } from '@/utils/state/ahead';
import { followHiddenFigures, switchFigures } from '@/utils/state/hidden-figures';
import { followPolicy, locksUnder } from '@/utils/state/policy';
import { risksAmong } from '@/utils/state/portfolio/at-risk';
import { createGoals } from '@/utils/state/portfolio/goals';
import { createOpened } from '@/utils/state/portfolio/opened';
import { recordsIn } from '@/utils/state/portfolio/records';
import { runPortfolio } from '@/utils/state/portfolio/run';
import { segmentOf } from '@/utils/state/portfolio/segment-of';
import { createTable } from '@/utils/state/portfolio/table';
import { createPortfolio } from '@/utils/state/portfolio/view';
import { runUpkeep } from '@/utils/state/run-upkeep';
import { createSlotSearch } from '@/utils/state/search';
import { settle } from '@/utils/state/settle';
import { joinedTeam } from '@/utils/team/joining/kept';
import { saveFile } from '../options/save-file';

dressPage(document, i18n.t('portfolio.title'));
const app = document.getElementById('app') ?? document.body;
const reload = () => window.location.reload();

openDatabase({ onBlocked: () => fail(i18n.t('failure.blocked')), onClosed: reload }).then(start, (error: unknown) =>
  fail(failureInWords(error)),
);

function start(db: Database): void {
  const stop = new AbortController();
  const { view, retry } = createPortfolio({ keep: runUpkeep, read: runPortfolio }, stop.signal);
  const customers = computed(() => (view.value.state === 'ready' ? view.value.customers : undefined));
  const past = computed(() => (view.value.state === 'ready' ? view.value.past : undefined));
  const atRisk = computed(() => customers.value && risksAmong(customers.value, past.value));
  const read = recordsIn(db);
  const search = createSlotSearch(db, stop.signal, async () => void (await runUpkeep({ isAfterImport: true }, () => undefined)));
  const table = createTable({ customers, atRisk: computed(() => atRisk.value?.of), search, read }, stop.signal);
  const goals = createGoals(db, stop.signal);
  const { opened, profile, open, close } = createOpened(db, stop.signal);
  const ahead = createAhead(db, profile, { keep: runUpkeep, painted }, stop.signal);
  const saving = signal<number | undefined>(undefined);
  const isLoading = signal(false);
  const problem = signal<string | undefined>(undefined);
  const remark = signal<string | undefined>(undefined);
  void joinedTeam(db).then((joined) => {
    if (joined?.membership.seesCosts === false) remark.value = i18n.t('options.team.noCosts');
  });
  const attempt = (work: Promise<unknown>) => {
    problem.value = undefined;
    work.catch((error: unknown) => {
      problem.value = failureInWords(error);
    });
  };
  /** What few ask for comes after the figures. */
  const duplicates = signal<ComponentChildren>(undefined);
  const whenReady = effect(() => {
    if (view.value.state !== 'ready') return;
    queueMicrotask(() => whenReady());
    attempt(
      import('./Duplicates').then(({ duplicatesIn }) => {
        duplicates.value = duplicatesIn(db, stop.signal);
      }),
    );
  });
  effect(() => table.show(Array.from(atRisk.value?.slots.subarray(0, AT_RISK_LISTED) ?? [])));

  async function saveRows(): Promise<void> {
    if (customers.value === undefined) return;
    saving.value = 0;
    try {
      const file = await rowsCsv(customers.value, table.rows.value, read, (done) => {
        saving.value = done;
      });
      saveFile(file, `${i18n.t('portfolio.table.file')}.csv`);
    } finally {
      saving.value = undefined;
    }
  }

  async function sample(): Promise<void> {
    isLoading.value = true;
    await loadSample(db).finally(() => {
      isLoading.value = false;
    });
  }

  Promise.all([
    followHiddenFigures(db, coverFigures, stop.signal),
    followPolicy(db, ({ policy }) => lockAs(locksUnder(policy)), stop.signal),
  ]).then(
    () =>
      render(
        <>
          <HiddenFigures onShow={() => attempt(switchFigures(db))} />
          <Page />
        </>,
        app,
      ),
    (error: unknown) => fail(failureInWords(error)),
  );

  function Page() {
    const shown = view.value;
    switch (shown.state) {
      case 'working':
        return (
          <PortfolioPage>
            <Working step={shown.step} done={shown.done} />
          </PortfolioPage>
        );
      case 'empty':
        return (
          <PortfolioPage>
            <NoCustomers isLoading={isLoading.value} onSample={() => attempt(sample())} onImport={openOptions} />
          </PortfolioPage>
        );
      case 'failed':
        return (
          <PortfolioPage>
            <Failed message={i18n.t('portfolio.failed.text')} onRetry={retry} />
          </PortfolioPage>
        );
      case 'ready':
        return (
          <>
            <PortfolioPage asOf={shown.customers.today} isRenewing={shown.isRenewing} problem={problem.value} remark={remark.value}>
              <Portfolio
                customers={shown.customers}
                past={shown.past}
                atRisk={atRisk.value ?? risksAmong(shown.customers, shown.past)}
                table={table}
                goals={goals.goals.value}
                saving={saving}
                duplicates={duplicates.value}
                onOpen={open}
                onSave={saveFile}
                onSaveRows={() => attempt(saveRows())}
                onAddGoal={goals.add}
                onRemoveGoal={(id) => attempt(goals.remove(id))}
                onShowTable={() => document.querySelector<HTMLElement>('[role=grid]')?.focus()}
              />
            </PortfolioPage>
            {opened.value && (
              <FileNames.Provider value={() => fileNames(db)}>
                <CustomerDialog
                  key={opened.value.customer.id}
                  opened={opened.value}
                  ahead={ahead.value}
                  segment={segmentOf(shown.customers, table.slotOf(opened.value.customer.id))}
                  onVoiceState={(voice, state) => attempt(settle(db, voice, state))}
                  onHelp={openOptions}
                  onClose={close}
                />
              </FileNames.Provider>
            )}
          </>
        );
    }
  }
}

function fail(message: string): void {
  render(
    <PortfolioPage>
      <Failed message={message} onRetry={reload} />
    </PortfolioPage>,
    app,
  );
}

function openOptions(): void {
  void browser.runtime.openOptionsPage();
}

/** The next frame was drawn: nothing that is done now keeps the figures from being seen. */
const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
