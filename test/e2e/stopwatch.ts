import { performance } from 'node:perf_hooks';

/** Prints how long each step of a story took, for whoever reads the run; none of them is held against a clock, as machines differ. */
export function stopwatch(story: string) {
  const begun = performance.now();
  let last = begun;
  return {
    step(name: string): void {
      const now = performance.now();
      console.log(`${story}: ${name}: ${Math.round(now - last)} ms`);
      last = now;
    },
    /** Milliseconds since the story began. */
    all: (): number => performance.now() - begun,
  };
}
