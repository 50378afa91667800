import { effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { ShortcutsProps } from '@/components/options/Shortcuts';
import type { TeamView } from '@/components/team/team-view';
import { coverFigures } from '@/components/ui/hidden-figures';
import { lockAs } from '@/components/ui/locks';
import { listAccounts } from '@/utils/db/accounts';
import { onChange } from '@/utils/db/changes';
import { heldOrigins } from '@/utils/db/held-origins';
import { type ImportJob, listImports } from '@/utils/db/imports';
import type { Database } from '@/utils/db/schema';
import type { Theme } from '@/utils/domain/theme';
import type { CivilDate } from '@/utils/domain/time';
import { hasSample } from '@/utils/intake/sample';
import { undoImport } from '@/utils/intake/undo';
import { call } from '@/utils/messaging/call';
import { businessPreset, freeMailDomains, ownIdentities, serviceCost } from '@/utils/settings/items';
import { lastBackup } from '@/utils/settings/last-backup';
import type { DecodedPolicy } from '@/utils/settings/policy/decode';
import { noPolicy } from '@/utils/settings/policy/policy';
import { retention } from '@/utils/settings/retention';
import { taughtRules } from '@/utils/settings/rules';
import { getOwnSetting, getSetting, setSetting } from '@/utils/settings/setting';
import { type SiteChoices, siteChoices } from '@/utils/settings/sites';
import { countsTime } from '@/utils/settings/time';
import type { KeptAccount } from '@/utils/sources/account';
import { followHiddenFigures } from '@/utils/state/hidden-figures';
import { followPolicy, locksUnder } from '@/utils/state/policy';
import { runUpkeep } from '@/utils/state/run-upkeep';
import { mirrorTheme } from '@/utils/state/theme';
import type { UpkeepProgress } from '@/utils/state/upkeep';
import type { Rule } from '@/utils/teaching/rule';
import { createArchive } from './archive';
import { connectActions, withdrawUnused } from './connect';
import { createIntake } from './intake';
import { commandsNow, sizeKept } from './shortcuts';
import { teamActions, teamViewIn } from './team';

/** What the options show, as signals, and what brings them up to date. */
export type OptionsModel = Awaited<ReturnType<typeof createOptions>>;

/** Reads what the options show, and follows it. */
export async function createOptions(db: Database) {
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

  async function undo(id: string) {
    const job = imports.value.find((each) => each.id === id);
    const undone = job ? await undoImport(db, job.id) : { removed: 0, restored: 0, kept: 0 };
    await look();
    void bringUpToDate();
    return undone;
  }

  return {
    ...{ db, intake, imports, isSampleLoaded, upkeep, origins, choices, isTimeCounted, backedUp, theme, commands, size, rules, accounts },
    ...{ decided, connecting, team, together, costs, business, settings, archive, look, readSettings, undo },
  };
}
