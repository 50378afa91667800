import { type Bench, line, median } from './bench';
import { type InPage, inWorld } from './page/world';

const RUNS = 15;
const CHANGES = 10_000;

export default {
  name: 'storm',
  run: () =>
    inWorld(async (call) => {
      await call('buildPage', 50_000);
      const everyRow = await stormOf(call, 1);
      const oneInHundred = await stormOf(call, 100);
      return [
        line('10 000 added rows, each with an address; linkify-it on each is the limit; goal ≤ 0.6 ×', RUNS, {
          ours: everyRow.ours,
          limit: everyRow.peer,
        }),
        line('10 000 added rows, one in a hundred with an address; linkify-it on each is the limit', RUNS, {
          ours: oneInHundred.ours,
          limit: oneInHundred.peer,
        }),
        line('microseconds for each of those; reading all of the page for each is the peer', RUNS, {
          ours: (oneInHundred.ours * 1000) / CHANGES,
          peer: oneInHundred.rescan * 1000,
        }),
      ];
    }),
} satisfies Bench;

/** Medians; the first run only warms up. */
async function stormOf(call: InPage, nth: number) {
  const runs = [];
  for (let run = 0; run <= RUNS; run++) runs.push(await call('storm', CHANGES, nth));
  const times = runs.slice(1);
  const of = (name: 'ours' | 'peer' | 'rescan') => median(times.map((time) => time[name]));
  return { ours: of('ours'), peer: of('peer'), rescan: of('rescan') };
}
