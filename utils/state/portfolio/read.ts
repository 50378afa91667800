import type { Database } from '@/utils/db/schema';
import { exponentOf } from '@/utils/domain/money';
import { type Standing, standingFlags } from '@/utils/domain/standing';
import { addMonths, type CivilDate } from '@/utils/domain/time';
import { type Figure, type MissingInput, type MoneyFigure, missingFigure } from '@/utils/economics/figure';
import { usualDiscount } from '@/utils/economics/lifetime/discount';
import { lostOpportunities } from '@/utils/economics/opportunities';
import { presets } from '@/utils/economics/presets';
import { returnOnCustomer } from '@/utils/economics/return-on-customer';
import { aliveIn } from '@/utils/economics/standing/alive';
import { createCohortCounts } from '@/utils/economics/standing/cohort-counts';
import { type Equity, equityOf } from '@/utils/economics/standing/equity';
import { foldStanding } from '@/utils/economics/standing/fold';
import { metricsOf } from '@/utils/economics/standing/metrics';
import { quadrantsOf } from '@/utils/economics/standing/quadrants';
import { segmentsIn } from '@/utils/economics/standing/segments-in';
import { whaleOf } from '@/utils/economics/standing/whale';
import { lastTwelveMonths } from '@/utils/economics/window';
import { businessPreset } from '@/utils/settings/items';
import { getSetting } from '@/utils/settings/setting';
import { type AllBooks, rollUpAsOf } from './all-books';
import { type Everybody, readEverybody, slotsIn } from './everybody';
import type { Customers, Past, ReturnOnAll } from './portfolio';
import { readLost, readVoices } from './voices-of-all';

/** What the page gets, and what is needed to look at the past of the same customers. */
export interface Read {
  readonly customers: Customers;
  readonly everybody: Everybody;
}

/** Reads all customers beside each other. `onProgress` hears 0 to 1. */
export async function readCustomers(db: Database, books: AllBooks, onProgress: (done: number) => void = () => undefined): Promise<Read> {
  const { terms, model, slots } = books;
  const { today, currency, exchange } = terms;
  const everybody = await readEverybody(db, books.standing.margin.length, (blocks) =>
    onProgress(Math.min(1, slotsIn(blocks) / Math.max(1, slots))),
  );
  const standing = foldStanding(books.standing, everybody);
  const [voices, lost, competitors] = await Promise.all([readVoices(db, everybody, today), readLost(db), db.getAll('competitors')]);
  const customers: Customers = {
    today,
    currency,
    isCostAssumed: !terms.serviceCost.isConfirmed,
    counted: everybody.slots.reduce((sum, slot) => sum + ((standing.flags[slot] ?? 0) & standingFlags.counted), 0),
    ...{ slots: everybody.slots, nameOrder: everybody.nameOrder, isCompany: everybody.isCompany, tags: everybody.tags },
    standing,
    alive: aliveIn(standing, model, today),
    noModel: model === undefined ? 'learning' : model.bgnbd.ok ? undefined : model.bgnbd.error === 'too-few' ? 'tooFew' : 'unfit',
    segments: segmentsIn(standing, today),
    ...{ openNeeds: voices.openNeeds, overduePromises: voices.overduePromises, sides: voices.sides },
    whale: whaleOf(standing.margin),
    quadrants: quadrantsOf(standing.margin, voices.openNeeds),
    lost: lostOpportunities({
      ...{ opportunities: lost, window: lastTwelveMonths(today), currency, exchange },
      marginPercentOf: (id) => marginPercentAt(standing, everybody.slotOf(id), today),
    }),
    competitors,
  };
  return { customers, everybody };
}

function marginPercentAt(standing: Standing, slot: number | undefined, today: CivilDate): Figure {
  const [margin, revenue, flag] = [standing.margin, standing.netRevenue, standing.flags].map((column) =>
    slot === undefined ? Number.NaN : (column[slot] ?? Number.NaN),
  ) as [number, number, number];
  if (Number.isNaN(margin) || !(revenue > 0)) return missingFigure('ratio', today, ['margin']);
  const state = flag & standingFlags.unsure ? 'estimated' : 'measured';
  return { value: (100 * margin) / revenue, state, method: 'ratio', asOf: today, trace: [], missing: [] };
}

/** Looks at the books once more, as they were a year ago. */
export async function readPast(
  db: Database,
  books: AllBooks,
  { customers, everybody }: Read,
  onProgress: (done: number) => void = () => undefined,
): Promise<Past> {
  const { today } = books.terms;
  const yearAgo = addMonths(today, -12);
  const ownerOf = (slot: number) => everybody.owners.get(slot) ?? slot;
  const counts = createCohortCounts({ period: 'quarter', asOf: today, slots: books.standing.margin.length, ownerOf });
  const counted = await rollUpAsOf(db, books, yearAgo, { onBooks: (some) => counts.add(some, books.terms), onProgress });
  const earlier = foldStanding(counted, everybody);
  const { netRevenue, costToServe, margin } = earlier;
  return {
    earlier: { netRevenue, costToServe, margin },
    cohorts: counts.cohorts(),
    returnOnCustomer: await returnOfAll(db, books, { now: customers.standing, earlier, yearAgo, slots: customers.slots }),
  };
}

interface YearAgo {
  readonly now: Standing;
  readonly earlier: Standing;
  readonly yearAgo: CivilDate;
  readonly slots: Uint32Array;
}

async function returnOfAll(
  db: Database,
  { terms, model }: AllBooks,
  { now: standing, earlier, yearAgo, slots }: YearAgo,
): Promise<ReturnOnAll> {
  const { currency, today } = terms;
  const preset = await getSetting(db, businessPreset);
  const isContract = preset !== undefined && presets[preset].lifetime === 'contract';
  const margin = metricsOf(standing, slots, today).contributionMargin;
  const profit: MoneyFigure = {
    ...margin,
    value: margin.value === null ? null : { minor: margin.value, currency },
    state: margin.value === null ? 'missing' : margin.state,
    currency,
  };
  const none = (missing: readonly MissingInput[]): MoneyFigure => ({ ...missingFigure('bgnbd', today, missing), currency });
  if (model === undefined || isContract) {
    const start = none(['model']);
    return { rate: returnOnCustomer(profit, { start, end: start }), profit, start, end: start, unvalued: 0 };
  }
  const exponent = exponentOf(currency);
  const [before, now] = [
    equityOf(earlier, model, exponent, yearAgo, usualDiscount),
    equityOf(standing, model, exponent, today, usualDiscount),
  ];
  const figure = ({ minor, valued }: Equity, lack: MissingInput): MoneyFigure =>
    valued === 0
      ? none([lack])
      : {
          ...{ value: { minor, currency }, currency, state: 'default', asOf: today, trace: [] },
          method: model.bgnbd.ok ? 'gammaGamma' : 'intervalRule',
          missing: ['discountRate'],
        };
  const [start, end] = [figure(before, 'history'), figure(now, 'repeatOrder')];
  return { rate: returnOnCustomer(profit, { start, end }), profit, start, end, unvalued: now.unvalued };
}
