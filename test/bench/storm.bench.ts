import { type Bench, line, median } from './bench';
import { inWorld } from './page/world';

const RUNS = 15;
const CHANGES = 10_000;

export default {
  name: 'storm',
  run: () =>
    inWorld(async (call) => {
      await call('buildPage', 50_000);
      const runs = [];
      for (let run = 0; run <= RUNS; run++) runs.push(await call('storm', CHANGES));
      // The first only warms up.
      const times = runs.slice(1);
      const of = (name: 'ours' | 'peer' | 'rescan') => median(times.map((time) => time[name]));
      return [
        line('10 000 added rows; goal ≤ 0.6 × linkify-it on added nodes (the limit)', RUNS, { ours: of('ours'), limit: of('peer') }),
        line('microseconds for each of them; against one reading of the page’s text for each', RUNS, {
          ours: (of('ours') * 1000) / CHANGES,
          peer: of('rescan') * 1000,
        }),
      ];
    }),
} satisfies Bench;
