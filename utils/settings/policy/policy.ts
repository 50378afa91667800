import type { Arrangement } from '@/utils/domain/arrangement';
import type { Channel } from '@/utils/domain/interaction';
import type { Lock } from '@/utils/domain/lock';
import type { Currency } from '@/utils/domain/money';
import type { Site } from '@/utils/domain/site';
import type { ChannelCost } from '@/utils/economics/cost-to-serve';
import type { PresetId } from '@/utils/economics/presets';
import type { Rate } from '@/utils/economics/rates';

/** What can be switched off for everybody. */
export const switches = ['export', 'marks', 'sources', 'team'] as const satisfies readonly Lock[];
export type SwitchedOff = (typeof switches)[number];

/** A site that is to be read, and what is chosen for it; what is left out stays the user's own choice. */
export interface PolicySite {
  readonly site: Site;
  readonly recordsOpened?: boolean;
  readonly hasMarks?: boolean;
  readonly guardsReplies?: boolean;
}

/** A system to be connected: its source, and what its form begins with. Secrets stay with each user. */
export interface PolicySource {
  readonly vendor: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** What our time costs, as far as it is decided. */
export interface PolicyCosts {
  /** Minor units of the policy's currency. */
  readonly minorPerHour?: number;
  readonly minutesPerContact?: number;
  readonly channels?: { readonly [C in Channel]?: ChannelCost };
}

/** What an administrator decided for everybody; what is left out is the user's own. */
export interface Policy {
  /** Who decided, as they write themselves. */
  readonly organisation?: string;
  readonly sites: readonly PolicySite[];
  readonly sources: readonly PolicySource[];
  /** The link of the invitation to the one team that users may join. Nothing in it is secret. */
  readonly team?: string;
  /** Our own addresses and domains, beside those that users add. */
  readonly ownDomains: readonly string[];
  readonly business?: PresetId;
  readonly currency?: Currency;
  readonly rates: readonly Rate[];
  readonly costs: PolicyCosts;
  /** How the panel's sections stand until a user moves one. */
  readonly panel?: Arrangement;
  readonly off: readonly SwitchedOff[];
}

export const noPolicy: Policy = { sites: [], sources: [], ownDomains: [], rates: [], costs: {}, off: [] };

/** Whether anything is decided at all. */
export const isManaged = (policy: Policy): boolean =>
  policy.organisation !== undefined ||
  policy.panel !== undefined ||
  policy.rates.length + policy.sources.length + locksIn(policy).length > 0;

export const isOff = ({ off }: Policy, what: SwitchedOff): boolean => off.includes(what);

/** What users can no longer change. */
export function locksIn({ off, sites, ownDomains, business, currency, costs, team }: Policy): readonly Lock[] {
  const decided: { readonly [L in Exclude<Lock, SwitchedOff>]: boolean } = {
    sites: sites.length > 0,
    ownDomains: ownDomains.length > 0,
    business: business !== undefined,
    currency: currency !== undefined,
    perHour: costs.minorPerHour !== undefined,
    minutes: costs.minutesPerContact !== undefined,
    channels: costs.channels !== undefined,
  };
  const locks = (Object.keys(decided) as (keyof typeof decided)[]).filter((lock) => decided[lock]);
  return [...off, ...(team !== undefined && !off.includes('team') ? (['team'] as const) : []), ...locks];
}

/** Whether that system may be asked: where sources are switched off, only those that the policy names. */
export function allowsSource(policy: Policy, sourceId: string, settings: Readonly<Record<string, string>>): boolean {
  return !isOff(policy, 'sources') || policy.sources.some((named) => isNamed(named, sourceId, settings));
}

/** Whether it is that system, as a form keeps it: an address with its scheme, and without a slash at the end. */
export const isNamed = (named: PolicySource, sourceId: string, settings: Readonly<Record<string, string>>): boolean =>
  named.vendor === sourceId && Object.entries(named.settings).every(([field, value]) => plain(settings[field] ?? '') === plain(value));

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
