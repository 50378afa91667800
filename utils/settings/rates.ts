import type { Database } from '@/utils/db/schema';
import { writeSetting } from '@/utils/db/settings';
import type { Currency } from '@/utils/domain/money';
import { parseCivilDate } from '@/utils/domain/time';
import type { Rate } from '@/utils/economics/rates';
import { getSetting, type Setting } from './setting';

/**
 * The rates of one currency, a line for each day: `2026-11-20 1.0842`. One setting each, so that a profile reads those alone that its
 * entries need, and not the quarter of a million of all.
 */
const rateSeries = (currency: Currency): Setting<ReadonlyMap<string, string>> => ({
  key: `rates:${currency}`,
  fallback: new Map(),
  parse: (stored) => (typeof stored === 'string' ? new Map(stored.split('\n').map(dayAndRate)) : undefined),
});

const dayAndRate = (line: string): [string, string] => [line.slice(0, 10), line.slice(11)];

/** The kept rates of these currencies. */
export async function ratesOf(db: Database, currencies: Iterable<Currency>): Promise<readonly Rate[]> {
  const wanted = [...new Set(currencies)].filter((currency) => currency !== 'EUR');
  const series = await Promise.all(wanted.map(async (currency) => ({ currency, days: await getSetting(db, rateSeries(currency)) })));
  return series.flatMap(({ currency, days }) =>
    [...days].flatMap(([day, perEuro]): Rate[] => {
      const on = parseCivilDate(day);
      return on === undefined ? [] : [{ on, currency, perEuro }];
    }),
  );
}

/** Adds rates to those that are kept; of two for one day the new one counts. */
export async function addRates(db: Database, rates: readonly Rate[]): Promise<void> {
  const byCurrency = new Map<Currency, Map<string, string>>();
  for (const { on, currency, perEuro } of rates) {
    const days = byCurrency.get(currency) ?? new Map(await getSetting(db, rateSeries(currency)));
    byCurrency.set(currency, days.set(on, perEuro));
  }
  await Promise.all(
    [...byCurrency].map(([currency, days]) => {
      const text = [...days].map(([day, perEuro]) => `${day} ${perEuro}`).join('\n');
      return writeSetting(db, rateSeries(currency).key, text);
    }),
  );
}
