import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';
import { type Clock, createLimiter } from '@/utils/sources/limits/limiter';
import { afterReply, type Budget, type Limits, type Pace, take, unhurried } from '@/utils/sources/limits/pace';
import { toldWait } from '@/utils/sources/limits/told-wait';
import type { Reply } from '@/utils/sources/net/request';
import { refusalOf } from '@/utils/sources/net/status';
import { createStore } from './world';

const at = (milliseconds: number) => (Date.UTC(2026, 10, 3) + milliseconds) as Millis;
const limits: Limits = { requests: 3, per: 1_000 };
const reply = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: new Headers(headers),
  text: '',
});

describe('the pace', () => {
  it('gives what a second holds at once, then one after the other', () => {
    let pace = unhurried(limits, at(0));
    for (let count = 0; count < 3; count++) {
      const next = take(pace, limits, at(0));
      if (!('pace' in next)) return expect.unreachable();
      pace = next.pace;
    }
    expect(take(pace, limits, at(0))).toEqual({ until: at(334), isTold: false });
    expect(take(pace, limits, at(334))).toHaveProperty('pace');
  });

  it('never gives more than its limits, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(700), { minLength: 1, maxLength: 60 }), (waits) => {
        const taken: number[] = [];
        let pace = unhurried(limits, at(0));
        let now = 0;
        for (const wait of waits) {
          now += wait;
          const next = take(pace, limits, at(now));
          if (!('pace' in next)) continue;
          pace = next.pace;
          taken.push(now);
        }
        // A bucket that is full gives its content, and what flows in meanwhile.
        for (const start of taken) expect(taken.filter((time) => time >= start && time < start + 1_000).length).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('gives nothing away when the clock is put back', () => {
    const spent: Pace = { tokens: 0, filledAt: at(0), until: 0 as Millis, refusals: 0 };
    expect(take(spent, limits, at(-3_600_000))).toMatchObject({ isTold: false });
  });

  it('waits twice as long after every refusal that says no time, and a quarter of an hour at most', () => {
    let pace = unhurried(limits, at(0));
    const waits: number[] = [];
    for (let count = 0; count < 12; count++) {
      pace = afterReply({ ...pace, until: 0 as Millis }, true, undefined, at(0), 0);
      waits.push((pace.until - at(0)) / 1_000);
    }
    expect(waits.slice(0, 5)).toEqual([2, 4, 8, 16, 32]);
    expect(waits.at(-1)).toBe(900);
    expect(afterReply(pace, false, undefined, at(0), 0).refusals).toBe(0);
  });

  it('takes no word for a wait of years', () => {
    expect(afterReply(unhurried(limits, at(0)), true, at(1e12), at(0), 0).until).toBe(at(24 * 3_600_000));
  });
});

describe('what a vendor says of waiting', () => {
  const seconds: Budget = { remaining: 'x-left', reset: 'x-reset', as: 'seconds' };
  it.each<[string, Reply, Budget | undefined, number | undefined]>([
    ['seconds', reply(429, { 'retry-after': '120' }), undefined, 120_000],
    ['parts of a second', reply(429, { 'retry-after': '1.5' }), undefined, 1_500],
    ['a date', reply(429, { 'retry-after': 'Tue, 03 Nov 2026 00:02:00 GMT' }), undefined, 120_000],
    ['with a 503', reply(503, { 'retry-after': '30' }), undefined, 30_000],
    ['a negative number is none', reply(429, { 'retry-after': '-5' }), undefined, undefined],
    ['nonsense is none', reply(429, { 'retry-after': 'soon' }), undefined, undefined],
    ['of an answer it means nothing', reply(200, { 'retry-after': '5' }), undefined, undefined],
    ['its own count, spent', reply(200, { 'x-left': '0', 'x-reset': '41' }), seconds, 41_000],
    ['its own count, not spent', reply(200, { 'x-left': '7', 'x-reset': '41' }), seconds, undefined],
    ['its own count on a refusal', reply(429, { 'x-reset': '41' }), seconds, 41_000],
    ['Retry-After before its own count', reply(429, { 'retry-after': '7', 'x-reset': '41' }), seconds, 7_000],
    ['milliseconds', reply(200, { 'x-left': '0', 'x-reset': '10000' }), { ...seconds, as: 'milliseconds' }, 10_000],
    ['seconds since 1970', reply(200, { 'x-left': '0', 'x-reset': String(at(9_000) / 1_000) }), { ...seconds, as: 'epochSeconds' }, 9_000],
    ['no such header', reply(200, { 'x-left': '0' }), seconds, undefined],
  ])('%s', (_, given, budget, wait) => {
    expect(toldWait(given, budget, at(0))).toBe(wait === undefined ? undefined : at(wait));
  });
});

describe('the limiter', () => {
  /** A clock that moves when somebody sleeps. */
  function setUp() {
    let time = 0;
    const clock: Clock = {
      now: () => at(time),
      random: () => 0,
      sleep: async (milliseconds) => {
        time += milliseconds;
      },
    };
    const store = createStore<Pace>();
    const sent: number[] = [];
    const run = (
      limiter = createLimiter(store, clock),
      answer: Reply = reply(200),
      account = 'one',
      own = limits,
    ): Promise<Result<Reply, Failure>> =>
      limiter({
        account,
        limits: own,
        signal: new AbortController().signal,
        judge: (given) => refusalOf(given, (text) => text),
        send: async () => {
          sent.push(time);
          return ok(answer);
        },
      });
    return { clock, store, sent, run, wait: (milliseconds: number) => (time += milliseconds) };
  }

  it('spreads what is asked at once, and fails nothing', async () => {
    const { clock, store, sent, run } = setUp();
    const limiter = createLimiter(store, clock);
    const answers = await Promise.all(Array.from({ length: 8 }, () => run(limiter)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(sent.slice(0, 3)).toEqual([0, 0, 0]);
    expect(sent.at(-1)).toBeGreaterThan(1_000);
  });

  it('keeps what the vendor said beyond the life of the background', async () => {
    const { sent, run, wait } = setUp();
    expect(await run(undefined, reply(429, { 'retry-after': '60' }))).toEqual({
      ok: false,
      error: { kind: 'rateLimited', until: at(60_000) },
    });
    // Each of these is another background over the same store.
    wait(30_000);
    expect(await run()).toEqual({ ok: false, error: { kind: 'rateLimited', until: at(60_000) } });
    expect(sent).toEqual([0]);
    wait(30_000);
    expect((await run()).ok).toBe(true);
  });

  it('asks nothing once the vendor counted to nothing, before it is refused', async () => {
    const { sent, run } = setUp();
    const own: Limits = { ...limits, budget: { remaining: 'x-left', reset: 'x-reset', as: 'seconds' } };
    expect((await run(undefined, reply(200, { 'x-left': '0', 'x-reset': '60' }), 'one', own)).ok).toBe(true);
    expect(await run(undefined, reply(200), 'one', own)).toMatchObject({ ok: false, error: { kind: 'rateLimited', until: at(60_000) } });
    expect(sent).toEqual([0]);
  });

  it('tells accounts apart', async () => {
    const { run } = setUp();
    await run(undefined, reply(429, { 'retry-after': '60' }));
    expect((await run(undefined, reply(200), 'another')).ok).toBe(true);
  });

  it('has only so many under way at a time', async () => {
    const { clock, store } = setUp();
    const limiter = createLimiter(store, clock);
    let underWay = 0;
    let most = 0;
    const one = () =>
      limiter({
        account: 'one',
        limits: { requests: 100, per: 1_000, atOnce: 2 },
        signal: new AbortController().signal,
        judge: () => undefined,
        send: async () => {
          most = Math.max(most, ++underWay);
          await new Promise((resolve) => setTimeout(resolve, 1));
          underWay--;
          return ok(reply(200));
        },
      });
    const answers = await Promise.all(Array.from({ length: 9 }, one));
    expect(answers).toHaveLength(9);
    expect(most).toBe(2);
  });
});
