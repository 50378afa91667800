import { hashOf } from '@/utils/db/hash';
import type { Database } from '@/utils/db/schema';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { exchangeWith } from '@/utils/economics/rates';
import type { Terms } from '@/utils/economics/standing/span-books';
import { serviceCost } from '@/utils/settings/items';
import { ratesOf } from '@/utils/settings/rates';
import { getSetting } from '@/utils/settings/setting';

/** Terms, and a text that is another one where any of them is: what was reckoned under another basis is stale. */
export interface StandingTerms {
  readonly terms: Terms;
  readonly basis: string;
}

/** Raised when roll-ups are reckoned otherwise than before. */
const VERSION = 1;

/** Customers are compared in the one currency that all ledgers share, else in that of our time. */
export async function termsFor(db: Database, today: CivilDate, booked: ReadonlySet<Currency>): Promise<StandingTerms> {
  const cost = await getSetting(db, serviceCost);
  const [only] = booked;
  const currency = only !== undefined && booked.size === 1 ? only : cost.currency;
  const involved = new Set([currency, cost.currency, ...booked]);
  const rates = involved.size === 1 ? [] : await ratesOf(db, [...involved].sort());
  const exchange = rates.length === 0 ? sameCurrencyOnly : exchangeWith(rates);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const ratesHash = hashOf(rates.map(({ on, currency: of, perEuro }) => `${of}${on}${perEuro}`).join());
  return { terms: { today, currency, exchange, serviceCost: cost }, basis: JSON.stringify([VERSION, currency, cost, timeZone, ratesHash]) };
}
