import type { Customer, CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Channel, Interaction, Team } from '@/utils/domain/interaction';
import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import type { Opportunity } from '@/utils/domain/opportunity';
import { type CivilDate, type Millis, millisOf, parseCivilDate } from '@/utils/domain/time';
import type { Competitor, Voice, VoiceKind } from '@/utils/domain/voice';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { lostOpportunities } from '@/utils/economics/opportunities';
import { type Profitability, profitability } from '@/utils/economics/profitability';
import type { Profile } from '@/utils/state/profile';
import { needsOf } from '@/utils/voice/needs';
import { oneVoiceOf } from '@/utils/voice/one-voice';
import { timeLineOf } from '@/utils/voice/time-line';

const customerId: CustomerId = newId();

/** The day that the samples are looked at. */
export const today = day('2026-11-22');

export function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === undefined) throw new Error(`no day: ${text}`);
  return date;
}

export function currency(code: string): Currency {
  const parsed = parseCurrency(code);
  if (parsed === undefined) throw new Error(`no currency: ${code}`);
  return parsed;
}

const noon = (text: string): Millis => millisOf(new Date(`${text}T12:00:00Z`));

export const entry = (kind: LedgerKind, on: string, minor: number): LedgerEntry => {
  const id: LedgerEntry['id'] = newId();
  return { id, customerId, kind, on: day(on), minor, currency: currency('EUR'), sourceKey: id };
};

export const contact = (on: string, team: Team, summary: string, more: Partial<Interaction> = {}): Interaction => {
  const channel: Channel = 'call';
  return { id: newId(), customerId, at: noon(on), channel, team, direction: 'in', summary, status: 'done', revision: 1, ...more };
};

export const voice = (kind: VoiceKind, on: string, text: string, more: Partial<Voice> = {}): Voice => ({
  id: newId(),
  customerId,
  kind,
  about: 'us',
  text,
  at: noon(on),
  author: 'Jan',
  state: 'open',
  revision: 1,
  ...more,
});

export const acme: Competitor = { id: newId(), name: 'Acme', aliases: ['acme tools'] };

/** A year of revenue and goods, and a contact with its minutes: everything measured. */
export const healthy = {
  entries: [
    entry('revenue', '2026-03-02', 100_000),
    entry('goods', '2026-03-02', 60_000),
    entry('revenue', '2025-03-02', 80_000),
    entry('goods', '2025-03-02', 50_000),
  ],
  interactions: [
    contact('2026-03-09', 'service', 'Yearly inspection', { minutes: 60 }),
    contact('2025-03-09', 'service', 'Inspection', { minutes: 60 }),
  ],
};

export interface Sample {
  readonly entries?: readonly LedgerEntry[];
  readonly interactions?: readonly Interaction[];
  readonly voices?: readonly Voice[];
  readonly opportunities?: readonly Opportunity[];
  readonly isConfirmed?: boolean;
}

export function figures({ entries = healthy.entries, interactions = healthy.interactions, isConfirmed = true }: Sample): Profitability {
  const serviceCost = { currency: currency('EUR'), minorPerHour: 45_00, minutesPerContact: 12, isConfirmed };
  return profitability({ entries, interactions, serviceCost, exchange: sameCurrencyOnly }, today);
}

export const customer: Customer = {
  id: customerId,
  kind: 'person',
  name: 'Mara Lindholm',
  role: 'Workshop Manager',
  emails: [],
  domains: [],
  phones: [],
  tags: [],
  sourceKeys: [],
  createdAt: noon('2026-01-01'),
  updatedAt: noon('2026-01-01'),
  revision: 1,
};

export function profile(sample: Sample = {}): Profile {
  const voices = sample.voices ?? [];
  const interactions = sample.interactions ?? healthy.interactions;
  const opportunities = sample.opportunities ?? [];
  const money = figures(sample);
  const { window, currency: of, marginPercent } = money.year;
  const lost = lostOpportunities({ opportunities, window, currency: of, exchange: sameCurrencyOnly, marginPercentOf: () => marginPercent });
  return {
    customer,
    company: { ...customer, id: newId(), kind: 'company', name: 'Harbour Boatworks' },
    people: [],
    colleagues: [],
    profitability: money,
    ...(lost.count === 0 ? {} : { lost }),
    openDeals: opportunities.filter(({ stage }) => stage === 'open'),
    needs: needsOf(voices, [acme]),
    oneVoice: oneVoiceOf({ voices, interactions, opportunities, today }),
    voices,
    interactions,
    timeLine: timeLineOf(interactions, voices, today),
    competitors: [acme],
    at: noon('2026-11-22'),
  };
}
