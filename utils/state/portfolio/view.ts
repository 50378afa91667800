import { type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import type { Upkeep } from '../upkeep';
import type { PortfolioStep, ReadPortfolio } from './messages';
import type { Customers, Past } from './portfolio';

/** What the portfolio shows. What is on screen stays there while it is read anew. */
export type PortfolioView =
  | { readonly state: 'working'; readonly step: PortfolioStep; readonly done: number }
  /** There is no customer yet. */
  | { readonly state: 'empty' }
  | { readonly state: 'ready'; readonly customers: Customers; readonly past: Past | undefined; readonly isRenewing: boolean }
  | { readonly state: 'failed' };

export interface PortfolioModel {
  readonly view: ReadonlySignal<PortfolioView>;
  readonly retry: () => void;
}

/** Writes that follow each other closely are waited for: an import tells of each of its chunks. */
const QUIET = 800;
const MOST_TURNS = 5;

/** Reads all customers beside each other, and again when records change, until the signal aborts. */
export function createPortfolio(
  { keep, read }: { readonly keep: Upkeep; readonly read: ReadPortfolio },
  stop: AbortSignal,
): PortfolioModel {
  const view = signal<PortfolioView>({ state: 'working', step: 'standing', done: 0 });
  let isRunning = false;
  let isWanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const working = (step: PortfolioStep, done: number) => {
    if (view.value.state !== 'ready') view.value = { state: 'working', step, done };
  };
  const once = async (): Promise<'done' | 'stale' | 'failed'> => {
    const isKept = await keep({ isAfterImport: false }, ({ step, done }) => step === 'standing' && working('standing', done));
    if (!isKept) return 'failed';
    return read(
      { today: civilDateAt(millisOf(new Date())) },
      (reply) => {
        const before = view.value;
        if (reply.kind === 'progress') return working(reply.step, reply.done);
        if (reply.kind === 'customers') {
          const { customers } = reply;
          const past = before.state === 'ready' && before.customers.currency === customers.currency ? before.past : undefined;
          view.value = customers.slots.length === 0 ? { state: 'empty' } : { state: 'ready', customers, past, isRenewing: true };
        } else if (before.state === 'ready') view.value = { ...before, past: reply.past, isRenewing: false };
      },
      stop,
    );
  };
  const look = async () => {
    isWanted = true;
    if (isRunning) return;
    isRunning = true;
    while (isWanted && !stop.aborted) {
      isWanted = false;
      let how: Awaited<ReturnType<typeof once>> = 'stale';
      for (let turn = 0; turn < MOST_TURNS && how === 'stale'; turn += 1) how = await once();
      // Figures that are on screen are still those of a moment ago.
      if (how !== 'done' && view.value.state !== 'ready' && !stop.aborted) view.value = { state: 'failed' };
    }
    isRunning = false;
  };
  onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(), QUIET);
  }, stop);
  stop.addEventListener('abort', () => clearTimeout(timer));
  void look();
  return {
    view,
    retry: () => {
      view.value = { state: 'working', step: 'standing', done: 0 };
      void look();
    },
  };
}
