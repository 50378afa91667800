import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Duplicates, type DuplicatesView, type PairRow } from '@/components/portfolio/Duplicates';
import type { Database } from '@/utils/db/schema';
import type { Customer } from '@/utils/domain/customer';
import { failureInWords } from '@/utils/i18n/failure';
import { twinReasonInWords } from '@/utils/i18n/twin';
import { detailOf } from '@/utils/identity/detail';
import type { SuggestedPair } from '@/utils/state/all-duplicates';
import { createDuplicates, type Decided, type DuplicatesModel, type DuplicatesState } from '@/utils/state/portfolio/duplicates';

/** The card that suggests who may stand twice among all customers. */
export function duplicatesIn(db: Database, stop: AbortSignal): ComponentChildren {
  return <DuplicatesHere model={createDuplicates(db, stop)} />;
}

function DuplicatesHere({ model }: { readonly model: DuplicatesModel }) {
  const problem = useSignal<string | undefined>(undefined);
  const state = model.state.value;
  const attempt = (key: string, work: (pair: SuggestedPair) => Promise<void>) => {
    const pair = state.state === 'found' ? state.pairs.find((each) => each.key === key) : undefined;
    problem.value = undefined;
    if (pair)
      work(pair).catch((error: unknown) => {
        problem.value = failureInWords(error);
      });
  };
  return (
    <>
      <Duplicates
        view={viewOf(state, model.decided.value)}
        onLook={() => void model.look()}
        onMerge={(key) => attempt(key, (pair) => model.decide(pair, 'merge'))}
        onDiffer={(key) => attempt(key, (pair) => model.decide(pair, 'differ'))}
        onUndo={(key) => attempt(key, model.undo)}
      />
      {problem.value !== undefined && <p role="alert">{problem.value}</p>}
    </>
  );
}

function viewOf(state: DuplicatesState, decided: ReadonlyMap<string, Decided>): DuplicatesView {
  switch (state.state) {
    case 'idle':
      return state;
    case 'looking':
      return { state: 'looking', percent: Math.round(100 * state.done) };
    case 'failed':
      return { state: 'failed', message: failureInWords(state.error) };
    case 'found':
      return { ...state, pairs: state.pairs.map((pair) => rowOf(pair, decided.get(pair.key))) };
  }
}

function rowOf({ key, first, second, reasons, confidence }: SuggestedPair, decided: Decided | undefined): PairRow {
  const side = (customer: Customer) => ({ name: customer.name, detail: detailOf(customer) });
  return {
    ...{ key, confidence, sides: [side(first), side(second)], reasons: reasons.map(twinReasonInWords) },
    ...(decided === undefined ? {} : { decided: said(decided, [second.name, first.name]) }),
  };
}

const said = (decided: Decided, names: readonly [string, string]): NonNullable<PairRow['decided']> =>
  typeof decided === 'object'
    ? { sentence: i18n.t(`panel.same.refused.${decided.refused}`), canUndo: false }
    : { sentence: i18n.t(`panel.same.done.${decided}`, [...names]), canUndo: true };
