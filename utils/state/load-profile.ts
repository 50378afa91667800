import { colleaguesOf, groupOf } from '@/utils/db/company-group';
import { getCustomer, resolveMerged } from '@/utils/db/customers';
import { factsOfAll } from '@/utils/db/facts';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { Currency } from '@/utils/domain/money';
import type { Opportunity } from '@/utils/domain/opportunity';
import { type CivilDate, millisOf } from '@/utils/domain/time';
import { type Exchange, sameCurrencyOnly } from '@/utils/economics/exchange';
import type { LostOpportunities } from '@/utils/economics/opportunities';
import type { ProfitAndLoss } from '@/utils/economics/profit-and-loss';
import { profitability } from '@/utils/economics/profitability';
import { serviceCost } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import { joinedTeam } from '@/utils/team/joining/kept';
import { needsOf } from '@/utils/voice/needs';
import { oneVoiceOf } from '@/utils/voice/one-voice';
import { timeLineOf } from '@/utils/voice/time-line';
import type { Profile } from './profile';

/**
 * Reads a customer's records and reckons what the panel shows of them; undefined where there is no such customer. Whoever was merged
 * into another is shown as that one, with the facts of both; a company's facts include those of its people and subsidiaries.
 */
export async function loadProfile(db: Database, id: CustomerId, today: CivilDate): Promise<Profile | undefined> {
  const group = await groupOf(db, id);
  if (group === undefined) return undefined;
  const { customer, merged, people } = group;
  const companyId = customer.companyId ?? customer.parentId;
  const [colleagues, cost, company, team] = await Promise.all([
    customer.companyId === undefined ? [] : colleaguesOf(db, customer.companyId, customer.id),
    getSetting(db, serviceCost),
    companyId === undefined ? undefined : getCustomer(db, companyId),
    joinedTeam(db),
  ]);
  const [companyLeft] = company === undefined ? [] : await resolveMerged(db, [company]);
  const facts = [...(await factsOfAll(db, group.ids)).values()];
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
  const exchange = currencies.size === 1 ? sameCurrencyOnly : await exchangeAmong(db, currencies);
  const inputs = {
    entries: ledger,
    interactions,
    summary: customer.summary,
    serviceCost: cost,
    exchange,
    areCostsHidden: team?.membership.seesCosts === false,
  };
  const figures = profitability(inputs, today);
  const lost = await lostIn(opportunities, figures.year, exchange);
  return {
    customer,
    merged,
    ...(companyLeft === undefined ? {} : { company: companyLeft }),
    people,
    colleagues,
    profitability: figures,
    ...(lost === undefined ? {} : { lost }),
    openDeals: opportunities.filter(({ stage }) => stage === 'open'),
    needs: needsOf(voices, competitors),
    oneVoice: oneVoiceOf({ voices, interactions, opportunities, today }),
    voices,
    interactions,
    timeLine: timeLineOf(interactions, voices, today),
    competitors,
    at: millisOf(new Date()),
  };
}

// Most customers have one currency and lost no deal: what only others need is loaded for them.

async function exchangeAmong(db: Database, currencies: Iterable<Currency>): Promise<Exchange> {
  const [{ exchangeWith }, { ratesOf }] = await Promise.all([import('@/utils/economics/rates'), import('@/utils/settings/rates')]);
  return exchangeWith(await ratesOf(db, currencies));
}

async function lostIn(
  opportunities: readonly Opportunity[],
  { window, currency, marginPercent }: ProfitAndLoss,
  exchange: Exchange,
): Promise<LostOpportunities | undefined> {
  if (!opportunities.some(({ stage }) => stage === 'lost')) return undefined;
  const { lostOpportunities } = await import('@/utils/economics/opportunities');
  const lost = lostOpportunities({ opportunities, window, currency, exchange, marginPercentOf: () => marginPercent });
  return lost.count === 0 ? undefined : lost;
}
