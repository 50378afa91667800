import { ok } from '@/utils/domain/result';
import { CHUNK } from './parse-row';
import type { Table } from './table';

/** Lets work that asks for it wait, between one chunk and the next. */
export interface Pace {
  /** Resolves at once, or when the pause is over. */
  wait(): Promise<void>;
  pause(): void;
  resume(): void;
}

export function createPace(): Pace {
  let pause: { readonly over: Promise<void>; readonly end: () => void } | undefined;
  return {
    wait: () => pause?.over ?? Promise.resolve(),
    pause() {
      if (pause !== undefined) return;
      let end = () => {};
      const over = new Promise<void>((resolve) => {
        end = resolve;
      });
      pause = { over, end };
    },
    resume() {
      pause?.end();
      pause = undefined;
    },
  };
}

/** The table in batches of no more than a chunk, each given only when the pace allows. */
export const paced = (table: Table, { wait }: Pick<Pace, 'wait'>): Table => ({
  ...table,
  async *rows() {
    for await (const batch of table.rows()) {
      if (!batch.ok) return yield batch;
      for (let at = 0; at < batch.value.length; at += CHUNK) {
        await wait();
        yield ok(batch.value.slice(at, at + CHUNK));
      }
    }
  },
});
