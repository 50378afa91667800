import type { ServiceCost } from '@/utils/economics/cost-to-serve';
import type { Policy } from './policy';

/**
 * What our time costs under a policy. An hour that the user priced in another currency counts no longer: the default takes its place, and
 * says that it is one.
 */
export function costUnder({ currency, costs }: Policy, own: ServiceCost | undefined, fallback: ServiceCost): ServiceCost | undefined {
  if (currency === undefined && Object.keys(costs).length === 0) return own;
  const before = inCurrency(own ?? fallback, currency ?? own?.currency ?? fallback.currency, fallback);
  const { minorPerHour = before.minorPerHour, minutesPerContact = before.minutesPerContact, channels: decided = {} } = costs;
  const channels = { ...before.channels };
  for (const channel of Object.keys(decided) as (keyof typeof decided)[]) channels[channel] = { ...channels[channel], ...decided[channel] };
  return {
    currency: before.currency,
    minorPerHour,
    minutesPerContact,
    ...(Object.keys(channels).length > 0 ? { channels } : {}),
    isConfirmed: before.isConfirmed || costs.minorPerHour !== undefined,
  };
}

function inCurrency(cost: ServiceCost, currency: ServiceCost['currency'], fallback: ServiceCost): ServiceCost {
  if (cost.currency === currency) return cost;
  const minutes = Object.entries(cost.channels ?? {}).flatMap(([channel, { minutesPerContact }]) =>
    minutesPerContact === undefined ? [] : [[channel, { minutesPerContact }] as const],
  );
  return { ...cost, currency, minorPerHour: fallback.minorPerHour, channels: Object.fromEntries(minutes), isConfirmed: false };
}
