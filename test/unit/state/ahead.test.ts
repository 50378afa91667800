import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { ledgerStores } from '@/utils/db/ledger-records';
import { putLedger } from '@/utils/db/ledger-writes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { addDays } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { fitOrderModel } from '@/utils/economics/lifetime/customer-base';
import { finish } from '@/utils/economics/numeric/steps';
import { businessPreset } from '@/utils/settings/items';
import { setSetting } from '@/utils/settings/setting';
import { type AheadView, createAhead } from '@/utils/state/ahead';
import { loadProfile } from '@/utils/state/load-profile';
import type { Profile } from '@/utils/state/profile';
import { keepModel, modelUnder } from '@/utils/state/standing/model';
import { keepStanding } from '@/utils/state/standing/upkeep';
import type { Upkeep } from '@/utils/state/upkeep';
import { drawer, drawHistory } from '../economics/draw';
import { customer, day, EUR, entry } from '../economics/records';

const today = day('2026-11-25');
const draw = drawer(7);
const PEOPLE = 1200;
const idOf = (at: number) => `c${at}` as CustomerId;

/** Orders as BG/NBD has them: a first one, repeats spread up to the last, each with its goods. */
const ledgers = Array.from({ length: PEOPLE }, (_, at): LedgerEntry[] => {
  const { frequency, recency, T } = drawHistory(draw, { r: 0.8, alpha: 5, a: 0.8, b: 2.5 }, 40 + 60 * draw.random());
  const first = addDays(today, -Math.round(7 * T));
  return Array.from({ length: frequency + 1 }, (_, order) => {
    const on = addDays(first, Math.round((7 * recency * order) / Math.max(1, frequency)));
    const minor = 1000 + Math.round(9000 * draw.random());
    const of = { customerId: idOf(at) };
    return [entry('revenue', minor, on, of), entry('goods', Math.round(minor / 2), on, of)];
  }).flat();
});

let db: Database;
let stop: AbortController;
let keep: ReturnType<typeof vi.fn<Upkeep>>;
let turn = 0;

beforeEach(async () => {
  db = await openDatabase({}, `ahead-${turn++}`);
  stop = new AbortController();
  keep = vi.fn<Upkeep>(async (_, onProgress) => {
    const upkept = await keepStanding(db, today, (done) => onProgress({ step: 'standing', done }));
    await keepModel(db, today, upkept);
    return true;
  });
  // The second is a person of the first, a company.
  const people: Customer[] = ledgers.map((_, at) =>
    customer(idOf(at), at === 0 ? { kind: 'company' } : at === 1 ? { companyId: idOf(0) } : {}),
  );
  await addCustomers(db, people);
  await writing(db, ledgerStores, (session) =>
    putLedger(
      session,
      ledgers.flat().map((after) => ({ after })),
    ),
  );
});

afterEach(() => {
  stop.abort();
  db.close();
});

function follow(profile: Profile | undefined) {
  const shown = signal(profile);
  const view = createAhead(db, shown, { keep, painted: async () => undefined }, stop.signal);
  const seen: AheadView[] = [];
  view.subscribe((next) => next && seen.push(next));
  const ready = async () =>
    vi.waitFor(
      () => {
        const last = seen.at(-1);
        if (last?.state !== 'ready' || last.isLearning) throw new Error(`not yet: ${last?.state}`);
        return last;
      },
      { timeout: 10_000 },
    );
  return { shown, seen, ready };
}

const profileOf = async (at: number) => loadProfile(db, idOf(at), today);
const sumOf = (entries: readonly LedgerEntry[]) =>
  entries.filter(({ on }) => on > addDays(today, -365)).reduce((sum, { kind, minor }) => sum + (kind === 'revenue' ? minor : -minor), 0);

it('adds all up first, then says rank and outlook, by the model that the ledgers teach', { timeout: 30_000 }, async () => {
  const { seen, ready } = follow(await profileOf(5));
  const view = await ready();
  expect(seen[0]).toMatchObject({ state: 'working' });
  const margins = ledgers.map(sumOf);
  const mine = margins[5] ?? 0;
  expect(view.rank.value).toMatchObject({ rank: margins.filter((other) => other > mine).length + 1, of: PEOPLE });
  expect(view.orders?.expected).toMatchObject({ state: 'estimated', method: 'bgnbd' });
  expect(view.lifetimeValue).toMatchObject({ method: 'gammaGamma', state: 'default' });

  const kept = await keepStanding(db, today);
  const { model, isCurrent } = await modelUnder(db, kept.basis, today);
  expect(isCurrent).toBe(true);
  const taught = finish(fitOrderModel({ ledgers, asOf: today, currency: EUR, exchange: sameCurrencyOnly }));
  expect(model?.bgnbd.ok && taught.bgnbd.ok && model.bgnbd.value.alpha / taught.bgnbd.value.alpha).toBeCloseTo(1, 6);
  expect(model?.gammaGamma.ok && taught.gammaGamma.ok && model.gammaGamma.value.v / taught.gammaGamma.value.v).toBeCloseTo(1, 6);
});

it('ranks a company with its people, who then are nobody else', { timeout: 30_000 }, async () => {
  const { ready } = follow(await profileOf(0));
  const { rank } = await ready();
  const group = sumOf([...(ledgers[0] ?? []), ...(ledgers[1] ?? [])]);
  const others = ledgers.slice(2).map(sumOf);
  expect(rank.value).toMatchObject({ rank: others.filter((other) => other > group).length + 1, of: PEOPLE - 1 });
});

it('follows a change without adding all up once more', { timeout: 30_000 }, async () => {
  const { shown, ready } = follow(await profileOf(7));
  await ready();
  await writing(db, ledgerStores, (session) =>
    putLedger(session, [{ after: entry('revenue', 90_000_000, '2026-11-01', { customerId: idOf(7) }) }]),
  );
  shown.value = await profileOf(7);
  await vi.waitFor(async () => expect((await ready()).rank.value?.rank).toBe(1));
  expect(keep).toHaveBeenCalledOnce();
});

it('reckons by contract where the business has them', { timeout: 30_000 }, async () => {
  await setSetting(db, businessPreset, 'subscription');
  const { ready } = follow(await profileOf(5));
  const view = await ready();
  expect(view.orders).toBeUndefined();
  expect(view.lifetimeValue.method).toBe('firstPaymentExcluded');
});

it('says so where all could not be added up', async () => {
  keep.mockResolvedValue(false);
  const { seen } = follow(await profileOf(5));
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ state: 'failed' }));
});
