import { loadavg } from 'node:os';

/** One thing that was measured. Times are medians in milliseconds unless the name says otherwise. */
export interface Line {
  /** What, by which peer, and the goal for the ratio. */
  readonly name: string;
  readonly ours: number;
  readonly peer: number | null;
  /** What cannot be beaten, or must not be passed. */
  readonly limit: number | null;
  /** What the goal speaks of: how many times as fast as the peer, or what part of the limit; null where there is neither. */
  readonly ratio: number | null;
  readonly runs: number;
  /** Load average of the machine over the last minute. */
  readonly load: number;
}

/** One file of this folder: `npm run bench -- NAME` runs it. */
export interface Bench {
  readonly name: string;
  run(options: BenchOptions): Promise<readonly Line[]>;
}

export interface BenchOptions {
  /** How many customers are generated, where a bench generates any. */
  readonly customers: number;
}

/** Work that is timed, by its name. */
export type Contest<Name extends string> = Readonly<Record<Name, () => unknown>>;

/** Runs everybody in turn, as often as said, and gives the median time of each in milliseconds; the first tenth of the runs only warms up. */
export function interleave<Name extends string>(contest: Contest<Name>, runs: number): Record<Name, number> {
  const names = Object.keys(contest) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  const warmUp = Math.ceil(runs / 10);
  for (let run = 0; run < runs + warmUp; run++) {
    for (const name of names) {
      const start = performance.now();
      contest[name]();
      if (run >= warmUp) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** How many times as fast as the peer, or else what part of the limit. */
export const line = (name: string, runs: number, { ours, peer, limit }: { ours: number; peer?: number; limit?: number }): Line => ({
  name,
  ours: rounded(ours),
  peer: peer === undefined ? null : rounded(peer),
  limit: limit === undefined ? null : rounded(limit),
  ratio: peer !== undefined ? rounded(peer / ours) : limit !== undefined ? rounded(ours / limit) : null,
  runs,
  load: rounded(loadavg()[0] ?? 0),
});

const rounded = (value: number): number => Number(value.toPrecision(4));
