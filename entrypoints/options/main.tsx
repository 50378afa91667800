import { dressPage } from '@/utils/i18n/dress-page';
import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { OtherSystems } from '@/components/connect/OtherSystems';
import { ImportCard } from '@/components/intake/ImportCard';
import { ImportList } from '@/components/intake/ImportList';
import { Appearance } from '@/components/options/Appearance';
import { Costs } from '@/components/options/Costs';
import { Managed } from '@/components/options/Managed';
import { OptionsNav, OptionsPart } from '@/components/options/OptionsNav';
import { OptionsPage } from '@/components/options/OptionsPage';
import { Privacy } from '@/components/options/Privacy';
import { SampleData } from '@/components/options/SampleData';
import { Shortcuts, type ShortcutsProps } from '@/components/options/Shortcuts';
import { Sites } from '@/components/options/Sites';
import { TaughtPages } from '@/components/options/TaughtPages';
import { TimeCount } from '@/components/options/TimeCount';
import { You } from '@/components/options/You';
import type { TeamView } from '@/components/team/team-view';
import { YourTeam } from '@/components/team/YourTeam';
import { Card } from '@/components/ui/Card';
import { HiddenFigures } from '@/components/ui/HiddenFigures';
import { coverFigures } from '@/components/ui/hidden-figures';
import { lockAs } from '@/components/ui/locks';
import { listAccounts } from '@/utils/db/accounts';
import { onChange } from '@/utils/db/changes';
import { heldOrigins } from '@/utils/db/held-origins';
import { type ImportJob, listImports } from '@/utils/db/imports';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { newId } from '@/utils/domain/id';
import { isEverySite, siteName } from '@/utils/domain/site';
import type { Theme } from '@/utils/domain/theme';
import type { CivilDate } from '@/utils/domain/time';
import { failureInWords } from '@/utils/i18n/failure';
import { hasSample, loadSample, removeSample } from '@/utils/intake/sample';
import { undoImport } from '@/utils/intake/undo';
import { call } from '@/utils/messaging/call';
import { businessPreset, freeMailDomains, ownIdentities, serviceCost } from '@/utils/settings/items';
import { lastBackup } from '@/utils/settings/last-backup';
import type { DecodedPolicy } from '@/utils/settings/policy/decode';
import { allowsSource, isManaged, noPolicy } from '@/utils/settings/policy/policy';
import { retention } from '@/utils/settings/retention';
import { removeRule, taughtRules } from '@/utils/settings/rules';
import { getOwnSetting, getSetting, setSetting } from '@/utils/settings/setting';
import { type SiteChoices, siteChoices } from '@/utils/settings/sites';
import { theme as themeSetting } from '@/utils/settings/theme';
import { countsTime } from '@/utils/settings/time';
import { sources } from '@/utils/sources';
import type { KeptAccount } from '@/utils/sources/account';
import { followHiddenFigures, switchFigures } from '@/utils/state/hidden-figures';
import { followPolicy, locksUnder } from '@/utils/state/policy';
import { runUpkeep } from '@/utils/state/run-upkeep';
import { mirrorTheme } from '@/utils/state/theme';
import type { UpkeepProgress } from '@/utils/state/upkeep';
import { learnEverywhere } from '@/utils/tabs/teaching';
import type { Rule } from '@/utils/teaching/rule';
import { ArchiveCards } from './ArchiveCards';
import { createArchive } from './archive';
import { connectActions, returnAddress, withdrawUnused } from './connect';
import { createIntake } from './intake';
import { allowSites, namedSystems, sitesWanted } from './policy';
import { commandsNow, openShortcuts, sizeKept } from './shortcuts';
import { listedSites, siteActions } from './sites';
import { importRules, saveRules } from './taught';
import { teamActions, teamViewIn } from './team';

dressPage(document, i18n.t('options.title'));
const app = document.getElementById('app') ?? document.body;
const reload = () => window.location.reload();

openDatabase({ onBlocked: () => fail(i18n.t('failure.blocked')), onClosed: reload })
  .then(start)
  .catch((error: unknown) => fail(failureInWords(error)));

async function start(db: Database): Promise<void> {
  const intake = createIntake();

  const imports = signal<readonly ImportJob[]>([]);
  const isSampleLoaded = signal(false);
  const upkeep = signal<UpkeepProgress | undefined>(undefined);
  const origins = signal<readonly string[]>([]);
  const choices = signal<SiteChoices>({});
  const isTimeCounted = signal(false);
  const backedUp = signal<CivilDate | undefined>(undefined);
  const theme = signal<Theme>('system');
  const commands = signal<ShortcutsProps['commands']>([]);
  const size = signal('');
  const rules = signal<readonly Rule[]>([]);
  const accounts = signal<readonly KeptAccount[]>([]);
  const decided = signal<DecodedPolicy>({ policy: noPolicy, faults: [] });
  const connecting = connectActions(db);
  const team = signal<TeamView>({ joined: undefined, standing: undefined, asking: [] });
  const together = teamActions(db);
  const costs = signal(await getSetting(db, serviceCost));
  const business = signal(await getSetting(db, businessPreset));
  const settings = signal(await readForms());
  const archive = createArchive(
    () => void readSettings(),
    (on) => void setSetting(db, lastBackup, on),
  );

  /** What forms begin with: they keep what is typed, until the settings are others altogether. */
  async function readForms() {
    const [own, freeMail, period] = await Promise.all([
      getOwnSetting(db, ownIdentities),
      getSetting(db, freeMailDomains),
      getSetting(db, retention),
    ]);
    return { identities: { own, freeMail }, period, edition: crypto.randomUUID() };
  }

  async function readSettings(): Promise<void> {
    [costs.value, business.value, settings.value] = await Promise.all([
      getSetting(db, serviceCost),
      getSetting(db, businessPreset),
      readForms(),
    ]);
  }

  async function look(): Promise<void> {
    [
      imports.value,
      isSampleLoaded.value,
      choices.value,
      rules.value,
      accounts.value,
      isTimeCounted.value,
      theme.value,
      backedUp.value,
      team.value,
    ] = await Promise.all([
      listImports(db).then((jobs) => jobs.filter(({ kind }) => kind !== 'sample')),
      hasSample(db),
      getSetting(db, siteChoices),
      getSetting(db, taughtRules),
      listAccounts(db),
      getSetting(db, countsTime),
      mirrorTheme(db),
      getSetting(db, lastBackup),
      teamViewIn(db),
    ]);
  }

  async function lookAtBrowser(): Promise<void> {
    [commands.value, size.value] = await Promise.all([commandsNow(), sizeKept()]);
  }

  async function lookAtSites(): Promise<void> {
    const [{ origins: allowed = [] }, held] = await Promise.all([browser.permissions.getAll(), heldOrigins(db)]);
    origins.value = allowed.filter((origin) => !held.includes(origin));
  }

  async function bringUpToDate(): Promise<void> {
    await runUpkeep({ isAfterImport: true }, (progress) => {
      upkeep.value = progress;
    });
    upkeep.value = undefined;
  }

  /** Forms are others as soon as the administrator decides something else. */
  async function goBy(decoded: DecodedPolicy): Promise<void> {
    const isOther = JSON.stringify(decoded) !== JSON.stringify(decided.value);
    decided.value = decoded;
    lockAs(locksUnder(decoded.policy));
    if (isOther) await readSettings();
  }

  effect(() => {
    const { state } = intake.view.value;
    if (state === 'done' || state === 'cancelled') void bringUpToDate();
  });
  await withdrawUnused(db);
  const ever = new AbortController().signal;
  await Promise.all([look(), lookAtSites(), lookAtBrowser(), followHiddenFigures(db, coverFigures, ever)]);
  await followPolicy(db, (decoded) => void goBy(decoded), ever);
  browser.permissions.onAdded.addListener(() => void lookAtSites());
  browser.permissions.onRemoved.addListener(() => void lookAtSites());
  // The background may be asleep, and hears no broadcast then: it is told.
  onChange(() => void Promise.all([look(), call('refresh', null)]), new AbortController().signal);

  render(<Options />, app);
  // The panel leads to an account that gives no answer.
  document.getElementById(window.location.hash.slice(1))?.scrollIntoView({ block: 'center' });

  function Options() {
    const { identities, period, edition } = settings.value;
    const { policy, faults } = decided.value;
    const named = namedSystems(policy, accounts.value);
    const wanted = sitesWanted(policy, origins.value);
    const asked = accounts.value.filter(({ sourceId, settings: entered }) => allowsSource(policy, sourceId, entered));
    return (
      <OptionsPage>
        <HiddenFigures onShow={() => void switchFigures(db)} />
        <OptionsNav />
        {(isManaged(policy) || faults.length > 0) && (
          <Managed
            organisation={policy.organisation}
            sites={wanted.map(siteName)}
            faults={[...faults, ...named.faults]}
            onAllow={() => allowSites(db, wanted)}
          />
        )}
        <OptionsPart name="data">
          <ImportCard
            view={intake.view.value}
            upkeep={upkeep.value}
            onFile={(file) => intake.check(file, costs.value.currency)}
            onCorrect={intake.correct}
            onTakeErased={intake.takeErased}
            onImport={intake.apply}
            onPause={intake.pause}
            onCancel={intake.cancel}
            onSaveRefused={intake.saveRefused}
          />
          <ImportList imports={listed(imports.value)} onUndo={(id) => undo(id)} />
          <ArchiveCards
            db={db}
            archive={archive}
            isInTeam={team.value.joined !== undefined}
            period={period}
            last={backedUp.value}
            edition={edition}
            onSettings={async () => void (await Promise.all([readSettings(), withdrawUnused(db)]))}
          />
          <SampleData
            isLoaded={isSampleLoaded.value}
            onLoad={() => loadSample(db).then(look)}
            onRemove={() => removeSample(db).then(look)}
          />
        </OptionsPart>
        <OptionsPart name="sites">
          <Sites sites={listedSites(origins.value, choices.value, policy)} {...siteActions(db, () => choices.value)} />
          <TaughtPages
            rules={rules.value}
            onRemove={(rule) => void removeRule(db, rule).then(learnEverywhere)}
            onExport={() => saveRules(rules.value)}
            onImport={(file) => importRules(db, file).finally(learnEverywhere)}
          />
        </OptionsPart>
        <OptionsPart name="systems">
          <OtherSystems
            sources={sources}
            accounts={accounts.value}
            returnAddress={returnAddress()}
            newAccountId={newId}
            named={named.systems}
            {...connecting}
          />
        </OptionsPart>
        <OptionsPart name="team">
          <YourTeam {...team.value} {...together} />
        </OptionsPart>
        <OptionsPart name="you">
          <You
            key={`you ${edition}`}
            identities={identities}
            decided={policy.ownDomains}
            onSave={async ({ own, freeMail }) => {
              await setSetting(db, ownIdentities, own);
              await setSetting(db, freeMailDomains, freeMail);
            }}
          />
        </OptionsPart>
        <OptionsPart name="costs">
          <Costs
            key={`costs ${edition}`}
            serviceCost={costs.value}
            business={business.value}
            onSave={async (value, kind) => {
              await setSetting(db, serviceCost, value);
              await setSetting(db, businessPreset, kind);
              costs.value = value;
              business.value = kind;
            }}
          />
          <TimeCount isOn={isTimeCounted.value} onChange={(isOn) => void setSetting(db, countsTime, isOn)} />
        </OptionsPart>
        <OptionsPart name="appearance">
          <Appearance theme={theme.value} onTheme={(chosen) => void setSetting(db, themeSetting, chosen)} />
        </OptionsPart>
        <OptionsPart name="shortcuts">
          <Shortcuts commands={commands.value} onChange={openShortcuts} />
        </OptionsPart>
        <OptionsPart name="privacy">
          <Privacy
            sites={origins.value.map((site) => (isEverySite(site) ? i18n.t('options.sites.all') : siteName(site)))}
            sent={[...asked.map(({ label, host }) => i18n.t('options.privacy.sentTo', [label, host])), ...sentToTeam(team.value)]}
            size={size.value}
          />
        </OptionsPart>
      </OptionsPage>
    );
  }

  async function undo(id: string) {
    const job = imports.value.find((each) => each.id === id);
    const undone = job ? await undoImport(db, job.id) : { removed: 0, restored: 0, kept: 0 };
    await look();
    void bringUpToDate();
    return undone;
  }
}

function sentToTeam({ joined }: TeamView): readonly string[] {
  if (joined === undefined) return [];
  const { invitation, membership } = joined;
  return [i18n.t('options.privacy.sentToTeam', [membership.teamName, new URL(invitation.address.base).host])];
}

function listed(jobs: readonly ImportJob[]) {
  return jobs.map((job) => ({ ...job, isFinished: job.finishedAt !== undefined }));
}

function fail(message: string): void {
  render(
    <OptionsPage>
      <Card title={i18n.t('options.failed')}>
        <p role="alert">{message}</p>
      </Card>
    </OptionsPage>,
    app,
  );
}
