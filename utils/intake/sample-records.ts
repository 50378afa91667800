import type { Customer, CustomerId, ImportId } from '@/utils/domain/customer';
import type { Id } from '@/utils/domain/id';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import type { Opportunity } from '@/utils/domain/opportunity';
import { addDays, type CivilDate, noonOf } from '@/utils/domain/time';
import type { Competitor, CompetitorId, Voice } from '@/utils/domain/voice';
import type { Rate } from '@/utils/economics/rates';
import type { SampleCustomer, SampleFile, SampleInteraction, SampleLedgerRow, SampleOpportunity, SampleVoice } from './sample-file';

/** The import that all records of the sample come from. */
export const SAMPLE_IMPORT = 'sample' as ImportId;

/** Everything that the sample brings. */
export interface SampleRecords {
  readonly customers: readonly Customer[];
  readonly ledger: readonly LedgerEntry[];
  readonly interactions: readonly Interaction[];
  readonly voices: readonly Voice[];
  readonly opportunities: readonly Opportunity[];
  readonly competitors: readonly Competitor[];
  readonly rates: readonly Rate[];
}

/** The sample's records as of `today`. Their ids are the same every time, so that loading it again adds nothing. */
export function recordsOfSample(sample: SampleFile, today: CivilDate): SampleRecords {
  const dayOf = (daysAgo: number) => addDays(today, -daysAgo);
  return {
    customers: sample.customers.map((row) => customerOf(row, today)),
    ledger: sample.ledger.map((row) => entryOf(row, dayOf)),
    interactions: sample.interactions.map((row) => interactionOf(row, dayOf)),
    voices: sample.voices.map((row) => voiceOf(row, dayOf)),
    opportunities: sample.opportunities.map((row) => opportunityOf(row, dayOf)),
    competitors: sample.competitors.map(({ key, name, aliases }) => ({ id: competitorId(key), name, aliases, importId: SAMPLE_IMPORT })),
    rates: sample.rates.map(({ currency, daysAgo, perEuro }) => ({ on: dayOf(daysAgo), currency, perEuro })),
  };
}

type DayOf = (daysAgo: number) => CivilDate;

const idOf = <Kind extends string>(kind: Kind, key: string) => `sample-${kind}-${key}` as Id<Kind>;
const customerId = (key: string): CustomerId => idOf('customer', key);
const competitorId = (key: string): CompetitorId => idOf('competitor', key);

function customerOf({ key, company, domains = [], phones = [], ...rest }: SampleCustomer, today: CivilDate): Customer {
  return {
    ...rest,
    id: customerId(key),
    ...(company === undefined ? {} : { companyId: customerId(company) }),
    domains,
    phones,
    sourceKeys: [`sample:${key}`],
    importId: SAMPLE_IMPORT,
    createdAt: noonOf(today),
    updatedAt: noonOf(today),
    revision: 1,
  };
}

function entryOf({ of, document, daysAgo, dueDaysAgo, ...rest }: SampleLedgerRow, dayOf: DayOf): LedgerEntry {
  const key = `${document}-${rest.kind}`;
  return {
    ...rest,
    id: idOf('ledger-entry', key),
    customerId: customerId(of),
    on: dayOf(daysAgo),
    sourceKey: `sample:${key}`,
    importId: SAMPLE_IMPORT,
    memo: `${rest.memo}, ${document}`,
    ...(dueDaysAgo === undefined ? {} : { dueOn: dayOf(dueDaysAgo) }),
  };
}

function interactionOf({ key, of, daysAgo, ...rest }: SampleInteraction, dayOf: DayOf): Interaction {
  return {
    ...rest,
    id: idOf('interaction', key),
    customerId: customerId(of),
    at: noonOf(dayOf(daysAgo)),
    sourceKey: `sample:${key}`,
    importId: SAMPLE_IMPORT,
    revision: 1,
  };
}

function voiceOf({ key, of, about, daysAgo, dueDaysAgo, ...rest }: SampleVoice, dayOf: DayOf): Voice {
  return {
    ...rest,
    id: idOf('voice', key),
    customerId: customerId(of),
    about: about === undefined ? 'us' : competitorId(about),
    at: noonOf(dayOf(daysAgo)),
    ...(dueDaysAgo === undefined ? {} : { dueOn: dayOf(dueDaysAgo) }),
    importId: SAMPLE_IMPORT,
    revision: 1,
  };
}

function opportunityOf(
  { key, of, competitor, openedDaysAgo, closesDaysAgo, closedDaysAgo, percent, ...rest }: SampleOpportunity,
  dayOf: DayOf,
): Opportunity {
  return {
    ...rest,
    id: idOf('opportunity', key),
    customerId: customerId(of),
    openedOn: dayOf(openedDaysAgo),
    ...(percent === undefined ? {} : { probability: percent / 100 }),
    ...(competitor === undefined ? {} : { competitorId: competitorId(competitor) }),
    ...(closesDaysAgo === undefined ? {} : { closesOn: dayOf(closesDaysAgo) }),
    ...(closedDaysAgo === undefined ? {} : { closedOn: dayOf(closedDaysAgo) }),
    sourceKey: `sample:${key}`,
    importId: SAMPLE_IMPORT,
    revision: 1,
  };
}
