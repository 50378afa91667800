import type { Database } from '@/utils/db/schema';
import { changeSetting, POLICY, readSetting, readSettings, writeSetting } from '@/utils/db/settings';
import { type Arrangement, firstArrangement, parseArrangement } from '@/utils/domain/arrangement';
import { parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import { type Channel, channels } from '@/utils/domain/interaction';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import type { ChannelCost, ServiceCost } from '@/utils/economics/cost-to-serve';
import { type PresetId, presetNamed } from '@/utils/economics/presets';
import { costUnder } from './policy/cost-under';
import { decodePolicy } from './policy/decode';
import type { Policy } from './policy/policy';

/**
 * Settings live in the extension's own database, not in `storage.local`: Firefox shows that to content scripts, whose process is the
 * page's, and a page must not learn whose mailbox it is shown in.
 */
export interface Setting<T> {
  readonly key: string;
  readonly fallback: T;
  /** The stored value as today's type; undefined where it is not one. */
  parse(stored: unknown): T | undefined;
  /** What it is under a policy, of what the user set, or undefined where they set nothing; absent where no policy decides it. */
  under?(policy: Policy, own: T | undefined): T | undefined;
}

/** Our own addresses and domains, as the user typed them: `me@shop.example`, `shop.example` (with its subdomains). */
export const ownIdentities: Setting<readonly string[]> = {
  key: 'ownIdentities',
  fallback: [],
  parse: parseIdentities,
  under: ({ ownDomains }, own = []) => [...new Set([...ownDomains, ...own])],
};

/** Mail providers whose domains never make a company, beside the built-in list. */
export const freeMailDomains: Setting<readonly string[]> = { key: 'freeMailDomains', fallback: [], parse: parseIdentities };

/** What an hour of our time costs, and how long a contact takes where nobody logged it. */
export const serviceCost: Setting<ServiceCost> = {
  key: 'serviceCost',
  fallback: { currency: 'EUR' as Currency, minorPerHour: 45_00, minutesPerContact: 12, isConfirmed: false },
  parse(stored) {
    if (typeof stored !== 'object' || stored === null) return undefined;
    const {
      currency,
      minorPerHour,
      minutesPerContact,
      channels: special,
      isConfirmed,
    } = stored as Partial<Record<keyof ServiceCost, unknown>>;
    const parsed = typeof currency === 'string' ? parseCurrency(currency) : undefined;
    if (parsed === undefined || !isCount(minorPerHour) || !isCount(minutesPerContact)) return undefined;
    const byChannel = parseChannels(special);
    const differs = Object.keys(byChannel).length > 0 ? { channels: byChannel } : {};
    return { currency: parsed, minorPerHour, minutesPerContact, ...differs, isConfirmed: isConfirmed === true };
  },
  under: (policy, own) => costUnder(policy, own, serviceCost.fallback),
};

/** How the sections of the panel stand. */
export const arrangement: Setting<Arrangement> = {
  key: 'arrangement',
  fallback: firstArrangement,
  parse: parseArrangement,
  under: ({ panel }, own) => own ?? panel,
};

/** The kind of business, as far as the user said it: it decides how lifetime value is reckoned. */
export const businessPreset: Setting<PresetId | undefined> = {
  key: 'preset',
  fallback: undefined,
  parse: (stored) => (typeof stored === 'string' ? presetNamed(stored) : undefined),
  under: ({ business }, own) => business ?? own,
};

/** Pairs that the user said are not the same; see `pairKey`. The newest last. */
export const differentPairs: Setting<readonly string[]> = {
  key: 'differentPairs',
  fallback: [],
  parse: parseTexts,
};

/** What holds: the policy, and under it what the user set. Here alone the two meet. */
export async function getSetting<T>(db: Database, setting: Setting<T>): Promise<T> {
  if (setting.under === undefined) return getOwnSetting(db, setting);
  const [stored, told] = await readSettings(db, [setting.key, POLICY]);
  return setting.under(decodePolicy(told).policy, setting.parse(stored)) ?? setting.fallback;
}

/** What the user set, whatever a policy says: for the form in which they set it. */
export async function getOwnSetting<T>(db: Database, setting: Setting<T>): Promise<T> {
  return setting.parse(await readSetting(db, setting.key)) ?? setting.fallback;
}

export const setSetting = <T>(db: Database, setting: Setting<T>, value: T): Promise<void> => writeSetting(db, setting.key, value);

/** Changes a setting by what it is at that moment: of two pages that change it at once, neither takes back what the other did. */
export const editSetting = <T>(db: Database, setting: Setting<T>, edit: (value: T) => T): Promise<void> =>
  changeSetting(db, setting.key, (stored) => edit(setting.parse(stored) ?? setting.fallback));

/** What differs by channel; what is no amount or number of minutes is left out. */
function parseChannels(stored: unknown): { [C in Channel]?: ChannelCost } {
  const special: { [C in Channel]?: ChannelCost } = {};
  if (typeof stored !== 'object' || stored === null) return special;
  for (const channel of channels) {
    const { minorPerHour, minutesPerContact } =
      (stored as Partial<Record<Channel, Partial<Record<keyof ChannelCost, unknown>>>>)[channel] ?? {};
    if (!isCount(minorPerHour) && !isCount(minutesPerContact)) continue;
    special[channel] = { ...(isCount(minorPerHour) ? { minorPerHour } : {}), ...(isCount(minutesPerContact) ? { minutesPerContact } : {}) };
  }
  return special;
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function parseTexts(stored: unknown): readonly string[] | undefined {
  return Array.isArray(stored) ? stored.filter((entry): entry is string => typeof entry === 'string') : undefined;
}

function parseIdentities(stored: unknown): readonly string[] | undefined {
  if (!Array.isArray(stored)) return undefined;
  return stored.filter((entry): entry is string => typeof entry === 'string' && (parseEmail(entry) ?? parseDomain(entry)) !== undefined);
}
