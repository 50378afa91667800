import { getCustomer, peopleOf } from '@/utils/db/customers';
import { factsOfAll } from '@/utils/db/facts';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { type CivilDate, millisOf } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { lostOpportunities } from '@/utils/economics/opportunities';
import { profitability } from '@/utils/economics/profitability';
import { exchangeWith } from '@/utils/economics/rates';
import { getSetting, serviceCost } from '@/utils/settings/items';
import { ratesOf } from '@/utils/settings/rates';
import { inTheirShoes } from '@/utils/voice/in-their-shoes';
import { needsOf } from '@/utils/voice/needs';
import { oneVoiceOf } from '@/utils/voice/one-voice';
import { timeLineOf } from '@/utils/voice/time-line';
import type { Profile } from './profile';

/** Reads a customer's records and reckons what the panel shows of them; undefined where there is no such customer. A company's facts include those of its people. */
export async function loadProfile(db: Database, id: CustomerId, today: CivilDate): Promise<Profile | undefined> {
  const customer = await getCustomer(db, id);
  if (customer === undefined) return undefined;
  const { companyId } = customer;
  const [people, ofCompany, cost, company] = await Promise.all([
    customer.kind === 'company' ? peopleOf(db, id) : [],
    companyId === undefined ? [] : peopleOf(db, companyId),
    getSetting(db, serviceCost),
    companyId === undefined ? undefined : getCustomer(db, companyId),
  ]);
  const facts = [...(await factsOfAll(db, [id, ...people.map((person) => person.id)])).values()];
  const ledger = facts.flatMap((each) => each.ledger);
  const interactions = facts.flatMap((each) => each.interactions).sort((a, b) => b.at - a.at);
  const voices = facts.flatMap((each) => each.voices).sort((a, b) => b.at - a.at);
  const opportunities = facts.flatMap((each) => each.opportunities);
  const competitors = facts[0]?.competitors ?? [];
  // Most customers pay in the currency that our time is counted in: then no rate is needed, and none is read.
  const currencies = new Set([
    cost.currency,
    customer.summary?.currency ?? cost.currency,
    ...[...ledger, ...opportunities].map(({ currency }) => currency),
  ]);
  const exchange = currencies.size === 1 ? sameCurrencyOnly : exchangeWith(await ratesOf(db, currencies));
  const inputs = { entries: ledger, interactions, summary: customer.summary, serviceCost: cost, exchange };
  const figures = profitability(inputs, today);
  const { window, currency, marginPercent } = figures.year;
  return {
    customer,
    ...(company === undefined ? {} : { company }),
    people,
    colleagues: ofCompany.filter((person) => person.id !== id),
    profitability: figures,
    lost: lostOpportunities({ opportunities, window, currency, exchange, marginPercentOf: () => marginPercent }),
    openDeals: opportunities.filter(({ stage }) => stage === 'open'),
    needs: needsOf(voices, competitors),
    oneVoice: oneVoiceOf({ voices, interactions, opportunities, today }),
    shoes: inTheirShoes({ voices, interactions, today }),
    timeLine: timeLineOf(interactions, voices, today),
    competitors,
    at: millisOf(new Date()),
  };
}
