import type { Channel } from '@/utils/domain/interaction';
import type { Currency } from '@/utils/domain/money';
import type { ChannelCost, ServiceCost } from './cost-to-serve';

/** Kinds of business. A preset sets defaults and words (`economics.preset.<id>` in the locale files); the engine is one. */
export const presetIds = ['appointments', 'retail', 'subscription', 'contract', 'agency'] as const;
export type PresetId = (typeof presetIds)[number];

export interface Preset {
  /** How lifetime value is reckoned: by a model of orders, or by the formulas of contracts. */
  readonly lifetime: 'orders' | 'contract';
  /** In cents of the euro. */
  readonly minorPerHour: number;
  readonly minutesPerContact: number;
  readonly channels: { readonly [C in Channel]?: ChannelCost };
  /** Channels that matter most, shown first. */
  readonly first: readonly Channel[];
}

/** Our guesses, to be confirmed: figures made of them are defaults and say so. */
export const presets: { readonly [Id in PresetId]: Preset } = {
  appointments: {
    lifetime: 'orders',
    minorPerHour: 40_00,
    minutesPerContact: 5,
    channels: { visit: { minutesPerContact: 45 }, meeting: { minutesPerContact: 45 } },
    first: ['visit', 'call'],
  },
  retail: {
    lifetime: 'orders',
    minorPerHour: 35_00,
    minutesPerContact: 8,
    channels: { chat: { minutesPerContact: 6 }, mail: { minutesPerContact: 6 } },
    first: ['mail', 'chat'],
  },
  subscription: {
    lifetime: 'contract',
    minorPerHour: 50_00,
    minutesPerContact: 12,
    channels: { call: { minutesPerContact: 20 }, meeting: { minutesPerContact: 45 } },
    first: ['ticket', 'mail'],
  },
  contract: {
    lifetime: 'orders',
    minorPerHour: 55_00,
    minutesPerContact: 12,
    channels: { visit: { minorPerHour: 80_00, minutesPerContact: 120 }, meeting: { minutesPerContact: 60 } },
    first: ['mail', 'call', 'visit'],
  },
  agency: {
    lifetime: 'orders',
    minorPerHour: 90_00,
    minutesPerContact: 15,
    channels: { meeting: { minutesPerContact: 60 }, call: { minutesPerContact: 25 } },
    first: ['meeting', 'call'],
  },
};

/** The preset that a name means; `freight` is part of `contract`. */
export const presetNamed = (name: string): PresetId | undefined => presetIds.find((id) => id === (name === 'freight' ? 'contract' : name));

/** The cost of our time as the preset guesses it; what the user confirmed stays. */
export function serviceCostOf({ minorPerHour, minutesPerContact, channels }: Preset, base: ServiceCost): ServiceCost {
  return base.isConfirmed ? base : { currency: 'EUR' as Currency, minorPerHour, minutesPerContact, channels, isConfirmed: false };
}
