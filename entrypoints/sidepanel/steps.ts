import { type ReadonlySignal, signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Said } from '@/components/customer/Panel';
import type { Database } from '@/utils/db/schema';
import { failureInWords } from '@/utils/i18n/failure';
import type { OnStep } from './Identity';

/** Does what the user says of who is whom, and says what came of it. */
export function stepsIn(db: Database): { readonly onStep: OnStep; readonly said: ReadonlySignal<Said | undefined> } {
  const said = signal<Said | undefined>(undefined);
  const say = (sentence: string, isProblem: boolean) => {
    said.value = { sentence, isProblem };
  };
  const onStep: OnStep = (step, names) => {
    import('@/utils/state/same-customer')
      .then(({ takeStep }) => takeStep(db, step))
      .then(
        (refusal) =>
          refusal === undefined
            ? say(i18n.t(`panel.same.done.${step.kind}`, [...names]), false)
            : say(i18n.t(`panel.same.refused.${refusal}`), true),
        (error: unknown) => say(failureInWords(error), true),
      );
  };
  return { onStep, said };
}
