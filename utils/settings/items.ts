import { parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import { type Channel, channels } from '@/utils/domain/interaction';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import type { ChannelCost, ServiceCost } from '@/utils/economics/cost-to-serve';
import { type PresetId, presetNamed } from '@/utils/economics/presets';
import { costUnder } from './policy/cost-under';
import type { Setting } from './setting';

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
