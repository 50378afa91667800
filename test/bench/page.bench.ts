import { type Bench, line, median } from './bench';
import { inWorld } from './page/world';

const RUNS = 15;
const TEXTS = 50_000;
/** The longest that anything of ours may hold the page up, in milliseconds. */
const TASK_MAX = 8;

export default {
  name: 'page',
  run: () =>
    inWorld(async (call) => {
      const [ours, floors, slices]: number[][] = [[], [], []];
      for (let run = 0; run < RUNS; run++) {
        await call('buildPage', TEXTS);
        floors?.push(await call('floor'));
        await call('buildPage', TEXTS);
        ours?.push(await call('cold'));
        await call('buildPage', TEXTS);
        slices?.push(await call('longestSlice'));
      }
      return [
        line('a page of 50 000 text nodes read cold; goal ≤ 1.1 × TreeWalker and indexOf', RUNS, {
          ours: median(ours ?? []),
          limit: median(floors ?? []),
        }),
        line('the longest task of it, median of runs; goal ≤ 1 × 8 ms', RUNS, { ours: median(slices ?? []), limit: TASK_MAX }),
        line('the longest task of it, worst of runs; goal ≤ 1 × 8 ms', RUNS, { ours: Math.max(...(slices ?? [])), limit: TASK_MAX }),
      ];
    }),
} satisfies Bench;
