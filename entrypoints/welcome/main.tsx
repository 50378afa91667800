import { dressPage } from '@/utils/i18n/dress-page';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { lockAs } from '@/components/ui/locks';
import { AboutYou } from '@/components/welcome/AboutYou';
import { BringData } from '@/components/welcome/BringData';
import { Done } from '@/components/welcome/Done';
import { PickSites } from '@/components/welcome/PickSites';
import { type Step, steps, Welcome } from '@/components/welcome/Welcome';
import { onChange } from '@/utils/db/changes';
import { heldOrigins, releaseOrigins } from '@/utils/db/held-origins';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { hosted, selfHosted } from '@/utils/hosts/catalogue';
import { failureInWords } from '@/utils/i18n/failure';
import { hasSample, loadSample, removeSample } from '@/utils/intake/sample';
import { call } from '@/utils/messaging/call';
import { ownIdentities, serviceCost } from '@/utils/settings/items';
import { getOwnSetting, getSetting, setSetting } from '@/utils/settings/setting';
import { chooseFor } from '@/utils/settings/sites';
import { followPolicy, locksUnder } from '@/utils/state/policy';

dressPage(document, i18n.t('welcome.heading'));
const app = document.getElementById('app') ?? document.body;
const nothing = () => undefined;
const reload = () => window.location.reload();

openDatabase({ onBlocked: () => fail(i18n.t('failure.blocked')), onClosed: reload })
  .then(start)
  .catch((error: unknown) => fail(failureInWords(error)));

async function start(db: Database): Promise<void> {
  const step = signal<Step>('sites');
  const granted = signal<readonly string[]>([]);
  const isSampleLoaded = signal(await hasSample(db));
  const cost = signal(await getSetting(db, serviceCost));
  const askedSites = signal<readonly string[]>([]);
  const own = signal(await getOwnSetting(db, ownIdentities));
  const lookAtSites = async () => {
    const [{ origins = [] }, held] = await Promise.all([browser.permissions.getAll(), heldOrigins(db)]);
    granted.value = origins.filter((origin) => !held.includes(origin));
  };
  const lookAtSample = async () => {
    isSampleLoaded.value = await hasSample(db);
  };
  await lookAtSites();
  // A new installation hears of it seconds after its first page is shown.
  const stop = new AbortController();
  await followPolicy(
    db,
    ({ policy }) => {
      lockAs(locksUnder(policy));
      if (policy.sites.length !== askedSites.value.length) askedSites.value = policy.sites.map(({ site }) => site);
      void getSetting(db, serviceCost).then((changed) => {
        cost.value = changed;
      });
    },
    stop.signal,
  );
  browser.permissions.onAdded.addListener(() => void lookAtSites());
  browser.permissions.onRemoved.addListener(() => void lookAtSites());
  onChange(() => void Promise.all([lookAtSample(), call('refresh', null)]), new AbortController().signal);
  render(<App />, app);

  function App() {
    return (
      <Welcome step={step.value} onGoTo={goTo}>
        <Current />
      </Welcome>
    );
  }

  function Current() {
    const onNext = () => goTo(steps[steps.indexOf(step.value) + 1] ?? 'done');
    switch (step.value) {
      case 'sites':
        return (
          <PickSites
            key={askedSites.value.join()}
            offered={hosted}
            selfHosted={selfHosted}
            asked={askedSites.value}
            granted={granted.value}
            onAllow={allow}
            onNext={onNext}
          />
        );
      case 'you':
        return (
          <AboutYou
            key={cost.value.currency}
            us={{ own: own.value, currency: cost.value.currency }}
            onSave={async (us) => {
              await setSetting(db, ownIdentities, us.own);
              own.value = us.own;
              if (us.currency === cost.value.currency) return;
              const changed = { ...cost.value, currency: us.currency };
              await setSetting(db, serviceCost, changed);
              cost.value = changed;
            }}
            onNext={onNext}
          />
        );
      case 'data':
        return (
          <BringData
            sample={{
              isLoaded: isSampleLoaded.value,
              onLoad: () => loadSample(db).then(lookAtSample),
              onRemove: () => removeSample(db).then(lookAtSample),
            }}
            onImport={() => void browser.runtime.openOptionsPage()}
            onNext={onNext}
          />
        );
      case 'done':
        return <Done sites={granted.value} />;
    }
  }

  function goTo(next: Step): void {
    step.value = next;
    window.scrollTo(0, 0);
  }

  /** Must ask for the permission before anything is awaited: the browser wants to see the click. */
  async function allow(sites: readonly string[], recordsOpened: boolean): Promise<boolean> {
    const isAllowed = await browser.permissions.request({ origins: [...sites] });
    if (isAllowed) await releaseOrigins(db, sites).then(() => call('readSites', null));
    if (isAllowed && recordsOpened) await chooseFor(db, sites, { recordsOpened });
    return isAllowed;
  }
}

function fail(message: string): void {
  render(
    <Welcome step="sites" onGoTo={nothing}>
      <p role="alert">{message}</p>
    </Welcome>,
    app,
  );
}
