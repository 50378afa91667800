import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Taken } from '@/components/elsewhere/TakeOver';
import type { Database } from '@/utils/db/schema';
import type { AccountId } from '@/utils/sources/account';
import type { ElsewhereView, Told } from '@/utils/state/elsewhere';
import { type PanelModel, type PanelState, profileIn } from '@/utils/state/panel';

export interface TakingOver {
  /** What became of the customer's records, by account. */
  readonly taken: ReadonlySignal<ReadonlyMap<AccountId, Taken>>;
  takeOver(told: Told): void;
}

/** Takes over what accounts say of the customer shown: on a click, and unasked where the user wants that of an account and the customer is surely meant. */
export function takingOverIn(
  db: Database,
  panel: Pick<PanelModel, 'state'>,
  view: ReadonlySignal<ElsewhereView | undefined>,
  stop: AbortSignal,
): TakingOver {
  const taken = signal<ReadonlyMap<AccountId, Taken>>(new Map());
  const customer = computed(() => profileIn(panel.state.value)?.customer.id);
  /** The answers that were taken over unasked, each once. */
  const done = new Set<string>();

  async function run({ account, answer }: Told): Promise<void> {
    const id = customer.peek();
    if (id === undefined || answer === undefined) return;
    const result: Taken | undefined = await import('@/utils/intake/take-over').then((module) =>
      module.takeOver(db, account.id, id, answer).catch(() => 'failed' as const),
    );
    if (result !== undefined && id === customer.peek()) taken.value = new Map([...taken.value, [account.id, result]]);
  }

  const disposals = [
    effect(() => {
      void customer.value;
      taken.value = new Map();
    }),
    effect(() => {
      const id = isSure(panel.state.value) ? customer.value : undefined;
      if (id === undefined) return;
      for (const told of view.value?.told ?? []) {
        const { account, answer, isAsking, failure } = told;
        const key = `${id} ${account.id} ${answer?.asOf}`;
        if (account.takesOver !== true || answer === undefined || isAsking || failure !== undefined || done.has(key)) continue;
        done.add(key);
        void run(told);
      }
    }),
  ];
  stop.addEventListener('abort', () => {
    for (const dispose of disposals) dispose();
  });
  return { taken, takeOver: (told) => void run(told) };
}

/** Known by an address of theirs, or by the user's own word. */
const isSure = (state: PanelState): boolean =>
  state.state === 'known' ? state.match.by === 'address' : state.state === 'led' && state.lead === undefined;
