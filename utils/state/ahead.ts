import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { CivilDate } from '@/utils/domain/time';
import type { Profile } from './profile';
import type { Ahead } from './standing/ahead';
import type { Base } from './standing/base';
import type { Upkeep } from './upkeep';

/** Where the customer shown stands and what is to come: after their figures, as all customers have to be looked at. */
export type AheadView =
  /** All customers are being added up; `done` is 0 to 1. */
  { readonly state: 'working'; readonly done: number } | ({ readonly state: 'ready' } & Ahead) | { readonly state: 'failed' };

/** How often all customers are added up for a page that merely looks at one. */
const LEAST_BETWEEN = 60_000;

export interface AheadOptions {
  readonly keep: Upkeep;
  /** Resolves once what was drawn can be seen. */
  readonly painted: () => Promise<unknown>;
}

/** Follows the profile shown; undefined until something can be said of it. Its code comes when it is first needed, and never before the figures. */
export function createAhead(
  db: Database,
  profile: ReadonlySignal<Profile | undefined>,
  { keep, painted }: AheadOptions,
  stop: AbortSignal,
): ReadonlySignal<AheadView | undefined> {
  const view = signal<AheadView | undefined>(undefined);
  let base: Base | 'stale' | undefined;
  let of: CustomerId | undefined;
  let newest = 0;
  let running: Promise<boolean> | undefined;
  let endedAt = Number.NEGATIVE_INFINITY;

  /** Pages that ask meanwhile wait for the same; and while somebody writes a great deal, not every look begins one. */
  const bringUpToDate = (onProgress: (done: number) => void): Promise<boolean> => {
    running ??= (async () => {
      await delay(endedAt + LEAST_BETWEEN - performance.now(), stop);
      const isDone = !stop.aborted && (await keep({ isAfterImport: false }, ({ step, done }) => step === 'standing' && onProgress(done)));
      endedAt = performance.now();
      running = undefined;
      return isDone;
    })();
    return running;
  };

  async function look(id: CustomerId, today: CivilDate, isNewest: () => boolean): Promise<void> {
    await painted();
    const { aheadOf, loadBase, modelUnder, refreshBase } = await import('./standing/looking');
    const current = async () => (base === undefined || base === 'stale' ? loadBase(db, today) : refreshBase(db, base, today));
    const show = (next: AheadView) => {
      if (isNewest()) view.value = next;
    };
    if (!isNewest()) return;
    base = await current();
    while (base === 'stale' && isNewest()) {
      show({ state: 'working', done: 0 });
      if (!(await bringUpToDate((done) => show({ state: 'working', done })))) return show({ state: 'failed' });
      base = await loadBase(db, today);
    }
    if (base === 'stale' || base === undefined) return;
    const { model, isCurrent } = await modelUnder(db, base.basis, today);
    const ahead = await aheadOf(db, base, model, id);
    if (ahead === undefined) return;
    show({ state: 'ready', ...ahead });
    if (isCurrent || !isNewest()) return;
    await bringUpToDate(() => undefined);
    const learnt = await modelUnder(db, base.basis, today);
    const relearnt = await aheadOf(db, base, learnt.model, id);
    if (relearnt !== undefined) show({ state: 'ready', ...relearnt, isLearning: false });
  }

  const dispose = effect(() => {
    const shown = profile.value;
    const turn = ++newest;
    if (shown?.customer.id !== of) view.value = undefined;
    of = shown?.customer.id;
    if (shown === undefined) return;
    const { customer, profitability } = shown;
    look(customer.id, profitability.year.window.to, () => turn === newest && !stop.aborted).catch(() => {
      if (turn === newest) view.value = { state: 'failed' };
    });
  });
  stop.addEventListener('abort', dispose);
  return view;
}

const delay = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (milliseconds <= 0) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
