import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { growing, inOrder, type List, numberOf, pulled } from '@/utils/sources/changes';
import { customer } from '@/utils/sources/drafts';
import type { Pulled, Since } from '@/utils/sources/source';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 3, 12);
const BEGINNING: Since = { changedAfter: 0 as Millis };
const person = (id: number) => customer({ sourceKey: `desk:${id}`, name: `Person ${id}`, emails: [] });

interface Changed {
  readonly id: number;
  readonly at: Millis;
}

/** A vendor that tells three changes a page, in their order; its cursor is the change that a page ended with. */
const inOrderOf = (all: () => readonly Changed[]): List => ({
  async read(place) {
    const [at = 0, id = -1] = place.page === '' ? [] : place.page.split('|').map(Number);
    const later = all()
      .filter((each) => each.at >= place.from && (each.at > at || (each.at === at && each.id > id)))
      .sort((a, b) => a.at - b.at || a.id - b.id);
    const page = later.slice(0, 3);
    const last = page.at(-1);
    const following = last === undefined || later.length <= 3 ? undefined : `${last.at}|${last.id}`;
    const next = inOrder(
      place,
      page.map(({ at }) => at),
      following,
    );
    return ok({ customers: page.map(({ id }) => person(id)), ...next });
  },
});

/** Page after page, each from its cursor alone; `between` is done behind every page. */
async function round(since: Since, now: number, lists: readonly [List, ...List[]], between = () => {}, keeps?: number) {
  const pages: Pulled[] = [];
  for (let from = since; pages.length < 300; ) {
    const page = await pulled(from, now as Millis, lists, keeps);
    if (!page.ok) return expect.unreachable();
    pages.push(page.value);
    if (!page.value.hasMore) break;
    from = { cursor: page.value.cursor };
    between();
  }
  return { keys: pages.flatMap(({ customers }) => customers.map(({ sourceKey }) => sourceKey)), cursor: pages.at(-1)?.cursor ?? '', pages };
}

describe('what changed in the order of its changes', () => {
  it('is lost nowhere, however many changes bear one second, and whatever changes between two pages', async () => {
    const second = fc.integer({ min: 0, max: 4 }).map((seconds) => (NOON + seconds * 1000) as Millis);
    await fc.assert(
      fc.asyncProperty(fc.array(second, { maxLength: 25 }), fc.array(fc.nat(24), { maxLength: 8 }), async (moments, touched) => {
        const all = new Map(moments.map((at, id) => [id, at]));
        // Long ago: what is not yet settled would be told again whatever is lost.
        let now = NOON + DAY;
        const waiting = [...touched];
        const touch = () => {
          const id = waiting.pop();
          now += 1000;
          if (id !== undefined && all.has(id)) all.set(id, now as Millis);
        };
        const list = inOrderOf(() => [...all].map(([id, at]) => ({ id, at })));
        const first = await round(BEGINNING, NOON + DAY, [list], touch);
        // What moved away from a page by being changed is told at its new place, or in the next round.
        const next = await round({ cursor: first.cursor }, now + 1000, [list]);
        expect(new Set([...first.keys, ...next.keys])).toEqual(new Set([...all.keys()].map((id) => `desk:${id}`)));
      }),
    );
  });

  it('is told again as long as it may not be settled, and then no more', async () => {
    const list = inOrderOf(() => [
      { id: 1, at: (NOON - DAY) as Millis },
      { id: 2, at: NOON as Millis },
    ]);
    const first = await round(BEGINNING, NOON + 60_000, [list]);
    expect(first.keys).toEqual(['desk:1', 'desk:2']);
    const second = await round({ cursor: first.cursor }, NOON + DAY, [list]);
    expect(second.keys).toEqual(['desk:2']);
  });
});

describe('several lists', () => {
  const list = (id: number, pages: number): List => ({
    async read(place) {
      const hasMore = numberOf(place) < pages;
      return ok({ customers: [person(id)], next: { ...place, page: hasMore ? String(numberOf(place) + 1) : '' }, hasMore });
    },
  });

  it('are read one after the other, and again in every round', async () => {
    const lists = [list(1, 2), list(2, 1), list(3, 3)] as const;
    const first = await round(BEGINNING, NOON, [...lists]);
    expect(first.keys).toEqual(['desk:1', 'desk:1', 'desk:2', 'desk:3', 'desk:3', 'desk:3']);
    expect((await round({ cursor: first.cursor }, NOON, [...lists])).keys).toEqual(first.keys);
  });

  it('begin anew behind a silence that is longer than the vendor keeps what it tells', async () => {
    const one = inOrderOf(() => [
      { id: 1, at: (NOON - 90 * DAY) as Millis },
      { id: 2, at: (NOON - DAY) as Millis },
    ]);
    const { cursor } = await round(BEGINNING, NOON, [one], undefined, 29 * DAY);
    expect((await round({ cursor }, NOON + 28 * DAY, [one], undefined, 29 * DAY)).keys).toEqual(['desk:2']);
    expect((await round({ cursor }, NOON + 30 * DAY, [one], undefined, 29 * DAY)).keys).toEqual(['desk:1', 'desk:2']);
  });

  it('are read from the beginning where the vendor has forgotten their place, and nowhere else', async () => {
    let isForgotten = false;
    const token: List = {
      forgets: true,
      read: async (place) =>
        isForgotten && place.page !== ''
          ? { ok: false, error: { kind: 'notFound' } }
          : ok({ customers: place.page === '' ? [person(1), person(2)] : [], next: { ...place, page: 'token' }, hasMore: false }),
    };
    const first = await round(BEGINNING, NOON, [token]);
    expect((await round({ cursor: first.cursor }, NOON, [token])).keys).toEqual([]);
    isForgotten = true;
    expect((await round({ cursor: first.cursor }, NOON, [token])).keys).toEqual(['desk:1', 'desk:2']);
    const { forgets: _, ...strict } = token;
    expect(await pulled({ cursor: first.cursor }, NOON as Millis, [strict])).toMatchObject({ ok: false });
  });
});

it('finds what is added to a list that grows, though others are deleted meanwhile', async () => {
  let all = Array.from({ length: 12 }, (_, id) => id);
  const list: List = {
    async read(place) {
      const page = all.slice((numberOf(place) - 1) * 5, numberOf(place) * 5);
      return ok({ customers: page.map(person), ...growing(place, page.length, 5) });
    },
  };
  const first = await round(BEGINNING, NOON, [list]);
  expect(first.keys).toHaveLength(12);
  all = [...all.filter((id) => id > 3), 100];
  const second = await round({ cursor: first.cursor }, NOON, [list]);
  const third = await round({ cursor: second.cursor }, NOON, [list]);
  expect([...second.keys, ...third.keys]).toContain('desk:100');
});
