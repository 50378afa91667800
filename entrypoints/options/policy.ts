import { browser } from 'wxt/browser';
import type { NamedSystem } from '@/components/connect/connect-view';
import { releaseOrigins } from '@/utils/db/held-origins';
import type { Database } from '@/utils/db/schema';
import { covers } from '@/utils/domain/site';
import { call } from '@/utils/messaging/call';
import { isNamed, type Policy } from '@/utils/settings/policy/policy';
import { sourceOf } from '@/utils/sources';
import type { KeptAccount } from '@/utils/sources/account';

/** The systems that a policy names, as their sources keep them, and what in them means nothing. A secret is none of a policy's: it would be everybody's. */
export function namedSystems({ sources }: Policy, accounts: readonly KeptAccount[]) {
  const faults: string[] = [];
  const systems = sources.flatMap((named): NamedSystem[] => {
    const source = sourceOf(named.vendor);
    if (source === undefined) {
      faults.push(`sources: ${named.vendor}`);
      return [];
    }
    const settings: Record<string, string> = {};
    for (const [name, value] of Object.entries(named.settings)) {
      const field = source.fields[name];
      const parsed = field === undefined || field.kind === 'secret' || field.kind === 'signIn' ? undefined : field.parse(value.trim());
      if (parsed?.ok) settings[name] = parsed.value;
      else faults.push(`sources: ${named.vendor}.${name}`);
    }
    const account = accounts.find((each) => isNamed({ vendor: source.id, settings }, each.sourceId, each.settings));
    return [{ source, settings, ...(account === undefined ? {} : { account: account.id }) }];
  });
  return { systems, faults };
}

/** The sites that a policy wants read and that the browser does not allow. */
export const sitesWanted = ({ sites }: Policy, granted: readonly string[]): readonly string[] =>
  sites.flatMap(({ site }) => (granted.some((pattern) => covers(pattern, site.slice(0, -1))) ? [] : site));

/** Asks for them all at once. A permission is asked for before anything is awaited: the browser wants to see the click. */
export async function allowSites(db: Database, sites: readonly string[]): Promise<boolean> {
  const isAllowed = await browser.permissions.request({ origins: [...sites] });
  if (isAllowed) await releaseOrigins(db, sites).then(() => call('readSites', null));
  return isAllowed;
}
