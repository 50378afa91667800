import { type Bench, line, median } from './bench';
import { inWorld } from './page/world';

const RUNS = 5;
const STROKES = 2000;
/** What nobody notices: a thousandth of a frame, in microseconds. */
const NOTHING = 16;

export default {
  name: 'type',
  run: () =>
    inWorld(async (call) => {
      await call('buildPage', 50_000);
      const runs = [];
      for (let run = 0; run < RUNS; run++) runs.push(await call('type', STROKES));
      return [
        line('readings that 2000 strokes in an editor cause; goal 0', RUNS, {
          ours: Math.max(...runs.map(({ readings }) => readings)),
          limit: STROKES,
        }),
        line('microseconds for each stroke; goal ≤ 1 × a thousandth of a frame', RUNS, {
          ours: median(runs.map(({ each }) => each)),
          limit: NOTHING,
        }),
      ];
    }),
} satisfies Bench;
