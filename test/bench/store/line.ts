/** What a measurement has to reach: so many times as fast as its peer, or so many milliseconds at most. Null where it is merely told. */
export type Goal = { readonly times: number } | { readonly ms: number } | null;

/** One measurement in a page, beside its peer, both in milliseconds of one run on one machine. */
export interface StoreLine {
  readonly name: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly goal: Goal;
  readonly runs: number;
}

export const line = (name: string, ours: number, peer: number | null, goal: Goal, runs: number): StoreLine => ({
  name,
  ours,
  peer,
  goal,
  runs,
});

/** The value that a share of the samples stays below. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs the works in turn, again and again, so that what else the machine does touches all alike. Times by work. */
export async function interleaved(runs: number, works: readonly ((run: number) => Promise<unknown>)[]): Promise<number[][]> {
  const times: number[][] = works.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [index, work] of works.entries()) times[index]?.push(await timed(() => work(run)));
  }
  return times;
}
