import type { Channel, Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency, Money } from '@/utils/domain/money';
import { civilDateAt } from '@/utils/domain/time';
import type { Exchange } from './exchange';
import { type FigureState, type MoneyFigure, weakest } from './figure';
import { roundedQuotient, roundedQuotientOf, safeMinor, sumOfMinor } from './numeric/exact';
import { isInside, type Window } from './window';

/** What differs from the usual cost and minutes in one channel: an hour of a workshop is not an hour of the telephone. */
export interface ChannelCost {
  readonly minorPerHour?: number;
  readonly minutesPerContact?: number;
}

/** What our time costs: the rates of time-driven activity-based costing (Kaplan & Anderson 2004). */
export interface ServiceCost {
  readonly currency: Currency;
  /** Minor units of `currency`. */
  readonly minorPerHour: number;
  /** Minutes of a contact whose minutes nobody logged. */
  readonly minutesPerContact: number;
  readonly channels?: { readonly [C in Channel]?: ChannelCost };
  /** Whether the user set these values; until then they are defaults. */
  readonly isConfirmed: boolean;
}

export interface CostToServeInput {
  /** Entries of kind `service`. */
  readonly direct: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  readonly serviceCost: ServiceCost;
  readonly window: Window;
  readonly currency: Currency;
  readonly exchange: Exchange;
  /** IANA zone that decides on which day an interaction was; the machine's own where absent. */
  readonly zone?: string;
}

/** Direct costs plus contacts × minutes × rate. Without either it is missing: serving is never free. */
export function costToServe(input: CostToServeInput): MoneyFigure {
  const { currency, window } = input;
  const contacts = input.interactions.filter(
    (interaction) => isContact(interaction) && isInside(civilDateAt(interaction.at, input.zone), window),
  );
  const trace = [...input.direct, ...contacts].map((row) => row.id);
  const base = { currency, asOf: window.to, method: 'activity', trace } as const;
  if (trace.length === 0) return { ...base, value: null, state: 'missing', missing: ['costToServe'] };

  const time = timeCost(contacts, input.serviceCost);
  if (time === undefined) return { ...base, value: null, state: 'missing', missing: ['tooLarge'] };
  const amounts = [
    ...input.direct.map((entry) => input.exchange({ minor: entry.minor, currency: entry.currency }, currency, entry.on)),
    ...(contacts.length === 0 ? [] : [input.exchange(time, currency, window.to)]),
  ];
  if (amounts.includes(undefined)) return { ...base, value: null, state: 'missing', missing: ['rate'] };

  const minor = sumOfMinor(amounts.map((amount) => amount?.minor ?? 0));
  if (minor === undefined) return { ...base, value: null, state: 'missing', missing: ['tooLarge'] };
  const state = timeState(contacts, input.serviceCost);
  return { ...base, value: { minor, currency }, state, missing: state === 'measured' ? [] : ['costToServe'] };
}

/** Planned contacts cost nothing yet; a note costs only the time logged on it. */
export const isContact = (interaction: Interaction): boolean =>
  interaction.status !== 'planned' && (interaction.channel !== 'note' || interaction.minutes !== undefined);

/** Whole seconds of a contact: as logged, else as its channel usually takes. */
export const secondsOf = (
  { channel, minutes }: Pick<Interaction, 'channel' | 'minutes'>,
  { channels, minutesPerContact }: ServiceCost,
): number => Math.round((minutes ?? channels?.[channel]?.minutesPerContact ?? minutesPerContact) * 60);

/** Seconds of each channel times its rate, added up exactly and rounded once; undefined where that is too large to be an amount. */
export function timeCost(contacts: readonly Interaction[], cost: ServiceCost): Money | undefined {
  const minor = safeMinor(roundedQuotient(timeParts(contacts, cost), BigInt(HOUR)));
  return minor === undefined ? undefined : { minor, currency: cost.currency };
}

/** The seconds of these contacts, each times what an hour of it costs: sums of it may be added up before they are rounded. */
export const timeParts = (contacts: readonly Interaction[], cost: ServiceCost): bigint =>
  contacts.reduce((sum, contact) => sum + BigInt(secondsOf(contact, cost)) * BigInt(rateOf(contact.channel, cost)), 0n);

/** What so much time costs. */
export function costOfTime(parts: number, { currency }: ServiceCost): Money | undefined {
  const minor = roundedQuotientOf(parts, HOUR);
  return minor === undefined ? undefined : { minor, currency };
}

/** In seconds. */
const HOUR = 3600;

/** Minor units an hour in that channel. */
export const rateOf = (channel: Channel, { channels, minorPerHour }: ServiceCost): number =>
  channels?.[channel]?.minorPerHour ?? minorPerHour;

/** How far what the time costs can be trusted: as far as the rates and the minutes. */
export function timeState(contacts: readonly Interaction[], { isConfirmed }: ServiceCost): FigureState {
  if (contacts.length === 0) return 'measured';
  const areMinutesLogged = contacts.every((contact) => contact.minutes !== undefined);
  return weakest(isConfirmed ? 'measured' : 'default', areMinutesLogged ? 'measured' : 'estimated');
}
