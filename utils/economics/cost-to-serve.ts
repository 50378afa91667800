import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Currency, Money } from '@/utils/domain/money';
import { civilDateAt } from '@/utils/domain/time';
import type { Exchange } from './exchange';
import { type FigureState, type MoneyFigure, weakest } from './figure';
import { isInside, type Window } from './window';

/** What our time costs: the one rate of time-driven activity-based costing (Kaplan & Anderson 2004). */
export interface ServiceCost {
  readonly currency: Currency;
  /** Minor units of `currency`. */
  readonly minorPerHour: number;
  /** Minutes of a contact whose minutes nobody logged. */
  readonly minutesPerContact: number;
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

  const amounts: (Money | undefined)[] = input.direct.map((entry) =>
    input.exchange({ minor: entry.minor, currency: entry.currency }, currency, entry.on),
  );
  if (contacts.length > 0) amounts.push(input.exchange(timeCost(contacts, input.serviceCost), currency, window.to));
  if (amounts.includes(undefined)) return { ...base, value: null, state: 'missing', missing: ['rate'] };

  const minor = amounts.reduce((sum, amount) => sum + (amount?.minor ?? 0), 0);
  const state = stateOf(contacts, input.serviceCost);
  return { ...base, value: { minor, currency }, state, missing: state === 'measured' ? [] : ['costToServe'] };
}

/** Planned contacts cost nothing yet; a note costs only the time logged on it. */
const isContact = (interaction: Interaction): boolean =>
  interaction.status !== 'planned' && (interaction.channel !== 'note' || interaction.minutes !== undefined);

function timeCost(contacts: readonly Interaction[], { currency, minorPerHour, minutesPerContact }: ServiceCost): Money {
  const seconds = contacts.reduce((sum, contact) => sum + Math.round((contact.minutes ?? minutesPerContact) * 60), 0);
  return { minor: Math.round((seconds * minorPerHour) / 3600), currency };
}

function stateOf(contacts: readonly Interaction[], { isConfirmed }: ServiceCost): FigureState {
  if (contacts.length === 0) return 'measured';
  const areMinutesLogged = contacts.every((contact) => contact.minutes !== undefined);
  return weakest(isConfirmed ? 'measured' : 'default', areMinutesLogged ? 'measured' : 'estimated');
}
