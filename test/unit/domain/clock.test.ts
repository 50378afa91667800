import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Clock, isCounting, keepable, newClock, paused, STILL, seen, spentAt } from '@/utils/domain/clock';
import type { Millis } from '@/utils/domain/time';

const at = (ms: number) => ms as Millis;
const minutes = (count: number) => count * 60_000;

it('counts from sign to sign, stands still after two minutes without one, and goes on with the next', () => {
  const first = seen(newClock, at(0));
  expect(spentAt(first, at(minutes(1)))).toBe(minutes(1));
  expect(spentAt(first, at(minutes(30)))).toBe(STILL);
  expect(isCounting(first, at(STILL - 1))).toBe(true);
  expect(isCounting(first, at(STILL))).toBe(false);
  const back = seen(first, at(minutes(30)));
  expect(spentAt(back, at(minutes(31)))).toBe(STILL + minutes(1));
});

it('counts nothing while it is paused', () => {
  const away = paused(seen(newClock, at(0)), at(minutes(1)));
  expect(spentAt(away, at(minutes(90)))).toBe(minutes(1));
  expect(isCounting(away, at(minutes(1)))).toBe(false);
});

type Step = readonly ['seen' | 'paused', number];
const steps = fc.array(fc.tuple(fc.constantFrom('seen' as const, 'paused' as const), fc.nat(minutes(10))), { maxLength: 40 });
const run = (all: readonly Step[]): { readonly clock: Clock; readonly at: number } =>
  all.reduce(
    ({ clock, at: before }, [what, later]) => ({ clock: (what === 'seen' ? seen : paused)(clock, at(before + later)), at: before + later }),
    { clock: newClock, at: 0 },
  );

it('never counts more than passed, and never goes back', () => {
  fc.assert(
    fc.property(steps, fc.nat(minutes(10)), (all, later) => {
      const end = run(all);
      const now = spentAt(end.clock, at(end.at));
      expect(now).toBeLessThanOrEqual(end.at);
      expect(spentAt(end.clock, at(end.at + later))).toBeGreaterThanOrEqual(now);
    }),
  );
});

it('keeps all of it in the end, whole tenths of minutes at a time', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 8 }), (visits) => {
      let clock = newClock;
      let tenths = 0;
      let now = 0;
      for (const visit of visits) {
        for (const [what, later] of visit) {
          now += later;
          clock = (what === 'seen' ? seen : paused)(clock, at(now));
        }
        clock = paused(clock, at(now));
        const { minutes: kept, after } = keepable(clock);
        tenths += Math.round(kept * 10);
        clock = after;
      }
      expect(clock.spent - tenths * 6_000).toBeGreaterThanOrEqual(0);
      expect(clock.spent - tenths * 6_000).toBeLessThan(6_000);
    }),
  );
});
