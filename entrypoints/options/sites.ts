import { browser } from 'wxt/browser';
import type { SiteDecision } from '@/components/options/SiteRow';
import type { SitesProps } from '@/components/options/Sites';
import { releaseOrigins } from '@/utils/db/held-origins';
import type { Database } from '@/utils/db/schema';
import { readerOf } from '@/utils/hosts/catalogue';
import { call } from '@/utils/messaging/call';
import type { Policy } from '@/utils/settings/policy/policy';
import { choiceOf, chooseFor, forgetSite, type SiteChoices } from '@/utils/settings/sites';

/** The sites that the browser allows, and those that the user switched off. */
export function listedSites(granted: readonly string[], choices: SiteChoices, { sites }: Policy): SitesProps['sites'] {
  const patterns = [...new Set([...granted, ...Object.keys(choices)])].sort();
  return patterns.map((pattern) => ({
    pattern,
    isOn: granted.includes(pattern),
    reader: readerOf(pattern),
    ...choiceOf(choices, pattern),
    decided: sites.flatMap(({ site, ...decided }) => (site === pattern ? (['isOn', ...Object.keys(decided)] as SiteDecision[]) : [])),
  }));
}

/** What can be done with a site. A permission is asked for before anything is awaited: the browser wants to see the click. */
export function siteActions(db: Database, choices: () => SiteChoices): Omit<SitesProps, 'sites'> {
  const withdraw = (pattern: string) => browser.permissions.remove({ origins: [pattern] });
  return {
    async onAdd(pattern) {
      const isAllowed = await browser.permissions.request({ origins: [pattern] });
      // It may have been allowed to be asked before: now it is read as well, and the background is told.
      if (isAllowed) await releaseOrigins(db, [pattern]).then(() => call('readSites', null));
      return isAllowed;
    },
    async onSwitchOff(pattern) {
      const isOff = await withdraw(pattern);
      if (isOff) await chooseFor(db, [pattern], choiceOf(choices(), pattern));
      return isOff;
    },
    async onRemove(pattern) {
      const isOff = await withdraw(pattern);
      if (isOff) await forgetSite(db, pattern);
      return isOff;
    },
    onRecord: (pattern, recordsOpened) => void chooseFor(db, [pattern], { recordsOpened }),
    onMark: (pattern, hasMarks) => void chooseFor(db, [pattern], { hasMarks }),
    onGuard: (pattern, guardsReplies) => void chooseFor(db, [pattern], { guardsReplies }),
  };
}
