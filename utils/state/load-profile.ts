import { colleaguesOf, groupOf } from '@/utils/db/company-group';
import { getCustomer, resolveMerged } from '@/utils/db/customers';
import { factsOfAll } from '@/utils/db/facts';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { type CivilDate, millisOf } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { profitability } from '@/utils/economics/profitability';
import { exchangeWith } from '@/utils/economics/rates';
import { getSetting, serviceCost } from '@/utils/settings/items';
import { ratesOf } from '@/utils/settings/rates';
import { inTheirShoes } from '@/utils/voice/in-their-shoes';
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
  const [colleagues, cost, company] = await Promise.all([
    customer.companyId === undefined ? [] : colleaguesOf(db, customer.companyId, customer.id),
    getSetting(db, serviceCost),
    companyId === undefined ? undefined : getCustomer(db, companyId),
  ]);
  const [companyLeft] = company === undefined ? [] : await resolveMerged(db, [company]);
  const facts = [...(await factsOfAll(db, group.ids)).values()];
  const ledger = facts.flatMap((each) => each.ledger);
  const interactions = facts.flatMap((each) => each.interactions).sort((a, b) => b.at - a.at);
  const voices = facts.flatMap((each) => each.voices).sort((a, b) => b.at - a.at);
  const competitors = facts[0]?.competitors ?? [];
  // Most customers pay in the currency that our time is counted in: then no rate is needed, and none is read.
  const currencies = new Set([cost.currency, customer.summary?.currency ?? cost.currency, ...ledger.map(({ currency }) => currency)]);
  const exchange = currencies.size === 1 ? sameCurrencyOnly : exchangeWith(await ratesOf(db, currencies));
  const inputs = { entries: ledger, interactions, summary: customer.summary, serviceCost: cost, exchange };
  return {
    customer,
    merged,
    ...(companyLeft === undefined ? {} : { company: companyLeft }),
    people,
    colleagues,
    profitability: profitability(inputs, today),
    needs: needsOf(voices, competitors),
    // Deals are not read yet: no rule sees an open one.
    oneVoice: oneVoiceOf({ voices, interactions, opportunities: [], today }),
    shoes: inTheirShoes({ voices, interactions, today }),
    timeLine: timeLineOf(interactions, voices, today),
    competitors,
    at: millisOf(new Date()),
  };
}
