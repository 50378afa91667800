import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KnownActions } from '@/components/customer/Known';
import type { Database } from '@/utils/db/schema';
import { failureInWords } from '@/utils/i18n/failure';
import { createArrangement } from '@/utils/state/arrangement';
import { type PanelModel, profileIn } from '@/utils/state/panel';

/** What one press does in the panel. Undefined until it is known how the user arranged it. */
export function actionsIn(db: Database, panel: PanelModel, stop: AbortSignal): ReadonlySignal<KnownActions | undefined> {
  const arrangement = createArrangement(db, stop);
  const problem = signal<string | undefined>(undefined);
  const shown = () => profileIn(panel.state.value)?.customer;
  const customer = computed(() => shown()?.id);
  effect(() => {
    // What failed for another customer is not said here.
    void customer.value;
    problem.value = undefined;
  });
  const attempt = (work: Promise<void>) => {
    problem.value = undefined;
    work.catch((error: unknown) => {
      problem.value = failureInWords(error);
    });
  };
  return computed(
    () =>
      arrangement.value.value && {
        arrangement: arrangement.value.value,
        onArrange: (next) => attempt(arrangement.arrange(next)),
        onVoiceState: (voice, state) => attempt(import('@/utils/state/settle').then(({ settle }) => settle(db, voice, state))),
        onExport(format) {
          const about = shown();
          if (about !== undefined) attempt(import('./customer-file').then(({ saveCustomer }) => saveCustomer(db, about, format)));
        },
        onErase() {
          const about = shown();
          if (about !== undefined)
            attempt(import('@/utils/state/erase-customer').then(({ eraseEverywhere }) => eraseEverywhere(db, about.id)));
        },
        problem: problem.value,
      },
  );
}
