import { hasSampleAlone } from '@/utils/db/imports';
import type { Database } from '@/utils/db/schema';
import { writeSetting } from '@/utils/db/settings';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import { parseCivilDate } from '@/utils/domain/time';
import type { Rate } from '@/utils/economics/rates';
import { getOwnSetting, getSetting, type Setting } from './setting';

/**
 * The rates of one currency, a line for each day: `2026-11-20 1.0842`. One setting each, so that a profile reads those alone that its
 * entries need, and not the quarter of a million of all.
 */
const rateSeries = (currency: Currency): Setting<ReadonlyMap<string, string>> => ({
  key: `rates:${currency}`,
  fallback: new Map(),
  parse: (stored) => (typeof stored === 'string' ? new Map(stored.split('\n').map(dayAndRate)) : undefined),
  under: ({ rates }, own) =>
    new Map([...(own ?? []), ...rates.filter((rate) => rate.currency === currency).map(({ on, perEuro }) => [on, perEuro] as const)]),
});

const dayAndRate = (line: string): [string, string] => [line.slice(0, 10), line.slice(11)];

/** Where the rates that came with the sample are kept: apart, so that they go with it. */
export const SAMPLE_RATES = 'sampleRates';

const sampleRates: Setting<readonly Rate[]> = {
  key: SAMPLE_RATES,
  fallback: [],
  parse: (stored) => (typeof stored === 'string' ? stored.split('\n').flatMap(sampleRateIn) : undefined),
};

/** A line for each: `GBP 2026-11-20 0.8584`. */
export const sampleRatesText = (rates: readonly Rate[]): string =>
  rates.map(({ currency, on, perEuro }) => `${currency} ${on} ${perEuro}`).join('\n');

function sampleRateIn(line: string): Rate[] {
  const [currency, on] = [parseCurrency(line.slice(0, 3)), parseCivilDate(line.slice(4, 14))];
  return currency === undefined || on === undefined ? [] : [{ currency, on, perEuro: line.slice(15) }];
}

/**
 * The kept rates of these currencies. The sample's are invented: they count only for a currency of which the user has none, and only while there
 * are no books but the sample's, so that no real customer is reckoned at them.
 */
export async function ratesOf(db: Database, currencies: Iterable<Currency>): Promise<readonly Rate[]> {
  const wanted = [...new Set(currencies)].filter((currency) => currency !== 'EUR');
  const series = await Promise.all(wanted.map(async (currency) => ({ currency, days: await getSetting(db, rateSeries(currency)) })));
  const lacking = new Set(series.filter(({ days }) => days.size === 0).map(({ currency }) => currency));
  const invented =
    lacking.size === 0 || !(await hasSampleAlone(db))
      ? []
      : (await getSetting(db, sampleRates)).filter(({ currency }) => lacking.has(currency));
  const own = series.flatMap(({ currency, days }) =>
    [...days].flatMap(([day, perEuro]): Rate[] => {
      const on = parseCivilDate(day);
      return on === undefined ? [] : [{ on, currency, perEuro }];
    }),
  );
  return [...own, ...invented];
}

/** Adds rates to those that are kept; of two for one day the new one counts. */
export async function addRates(db: Database, rates: readonly Rate[]): Promise<void> {
  const byCurrency = new Map<Currency, Map<string, string>>();
  for (const { on, currency, perEuro } of rates) {
    const days = byCurrency.get(currency) ?? new Map(await getOwnSetting(db, rateSeries(currency)));
    byCurrency.set(currency, days.set(on, perEuro));
  }
  await Promise.all(
    [...byCurrency].map(([currency, days]) => {
      const text = [...days].map(([day, perEuro]) => `${day} ${perEuro}`).join('\n');
      return writeSetting(db, rateSeries(currency).key, text);
    }),
  );
}
