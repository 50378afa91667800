import type { Database } from '@/utils/db/schema';
import { covers, parseSite } from '@/utils/domain/site';
import { editSetting, type Setting } from './setting';

/** What the user chose for one site. */
export interface SiteChoice {
  /** An opened message of a known customer becomes an interaction. */
  readonly recordsOpened: boolean;
  /** Marks stand beside its people. */
  readonly hasMarks: boolean;
  /** A reply being written there is compared with what the customer must not read. */
  readonly guardsReplies: boolean;
}

export type SiteChoices = Readonly<Record<string, SiteChoice>>;

/** Nothing is recorded until somebody chose it; marks stand until somebody does not want them. */
const UNCHOSEN: SiteChoice = { recordsOpened: false, hasMarks: true, guardsReplies: false };

/** By site, as the browser grants it. A site that is named here but not granted is one that was switched off. */
export const siteChoices: Setting<SiteChoices> = {
  key: 'siteChoices',
  fallback: {},
  parse(stored) {
    if (typeof stored !== 'object' || stored === null) return undefined;
    const entries = Object.entries(stored).filter(([site]) => parseSite(site) !== undefined);
    return Object.fromEntries(
      entries.map(([site, choice]) => [
        site,
        { recordsOpened: said(choice, 'recordsOpened'), hasMarks: said(choice, 'hasMarks'), guardsReplies: said(choice, 'guardsReplies') },
      ]),
    );
  },
  under: ({ sites }, own = {}) => ({
    ...own,
    ...Object.fromEntries(sites.map(({ site, ...decided }) => [site, { ...choiceOf(own, site), ...decided }])),
  }),
};

/** What holds for the page at that address: the choice of its narrowest site. */
export function choiceAt(choices: SiteChoices, address: string): SiteChoice {
  const sites = Object.keys(choices).filter((site) => covers(site, address));
  const narrowest = sites.sort((a, b) => Number(a.includes('*.')) - Number(b.includes('*.')) || b.length - a.length)[0];
  return choices[narrowest ?? ''] ?? UNCHOSEN;
}

/** The choice that was made for that site, as it is listed. */
export const choiceOf = (choices: SiteChoices, site: string): SiteChoice => choices[site] ?? UNCHOSEN;

/** What a stored choice says; where it says nothing that makes sense, as if nobody had chosen. */
function said(choice: unknown, key: keyof SiteChoice): boolean {
  const value = typeof choice === 'object' && choice !== null ? (choice as Readonly<Record<string, unknown>>)[key] : undefined;
  return typeof value === 'boolean' ? value : UNCHOSEN[key];
}

/** Keeps what the user chose for these sites, and what was chosen before of the rest; resolves once it is on disk. */
export async function chooseFor(db: Database, sites: readonly string[], chosen: Partial<SiteChoice>): Promise<void> {
  await editSetting(db, siteChoices, (choices) => ({
    ...choices,
    ...Object.fromEntries(sites.map((site) => [site, { ...choiceOf(choices, site), ...chosen }])),
  }));
}

/** Forgets a site that was switched off. */
export async function forgetSite(db: Database, forgotten: string): Promise<void> {
  await editSetting(db, siteChoices, (choices) => Object.fromEntries(Object.entries(choices).filter(([site]) => site !== forgotten)));
}
