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
import { Shortcuts } from '@/components/options/Shortcuts';
import { Sites } from '@/components/options/Sites';
import { TaughtPages } from '@/components/options/TaughtPages';
import { TimeCount } from '@/components/options/TimeCount';
import { You } from '@/components/options/You';
import type { TeamView } from '@/components/team/team-view';
import { YourTeam } from '@/components/team/YourTeam';
import { HiddenFigures } from '@/components/ui/HiddenFigures';
import type { ImportJob } from '@/utils/db/imports';
import { newId } from '@/utils/domain/id';
import { isEverySite, siteName } from '@/utils/domain/site';
import { loadSample, removeSample } from '@/utils/intake/sample';
import { businessPreset, freeMailDomains, ownIdentities, serviceCost } from '@/utils/settings/items';
import { allowsSource, isManaged } from '@/utils/settings/policy/policy';
import { removeRule } from '@/utils/settings/rules';
import { setSetting } from '@/utils/settings/setting';
import { theme as themeSetting } from '@/utils/settings/theme';
import { countsTime } from '@/utils/settings/time';
import { sources } from '@/utils/sources';
import { switchFigures } from '@/utils/state/hidden-figures';
import { learnEverywhere } from '@/utils/tabs/teaching';
import { ArchiveCards } from './ArchiveCards';
import { returnAddress, withdrawUnused } from './connect';
import type { OptionsModel } from './options-model';
import { allowSites, namedSystems, sitesWanted } from './policy';
import { openShortcuts } from './shortcuts';
import { listedSites, siteActions } from './sites';
import { importRules, saveRules } from './taught';

/** The options page: each part, with what it shows and what it does. */
export function Options({ model }: { readonly model: OptionsModel }) {
  const { db, intake, imports, isSampleLoaded, upkeep, origins, choices, isTimeCounted, backedUp, theme, commands, size, rules, accounts } =
    model;
  const { decided, connecting, team, together, costs, business, settings, archive, look, readSettings, undo } = model;
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
        <SampleData isLoaded={isSampleLoaded.value} onLoad={() => loadSample(db).then(look)} onRemove={() => removeSample(db).then(look)} />
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

function sentToTeam({ joined }: TeamView): readonly string[] {
  if (joined === undefined) return [];
  const { invitation, membership } = joined;
  return [i18n.t('options.privacy.sentToTeam', [membership.teamName, new URL(invitation.address.base).host])];
}

function listed(jobs: readonly ImportJob[]) {
  return jobs.map((job) => ({ ...job, isFinished: job.finishedAt !== undefined }));
}
