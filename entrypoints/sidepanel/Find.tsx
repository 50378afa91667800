import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { CustomerField, type CustomerOption } from '@/components/find/CustomerField';
import type { CustomerId } from '@/utils/domain/customer';
import { failureInWords } from '@/utils/i18n/failure';
import { detailOf } from '@/utils/identity/detail';
import { type FinderState, isStale } from '@/utils/state/finder';
import type { Tools } from './tools';

/** Those who were found, as options; undefined until there is an answer. */
export const optionsOf = (state: FinderState): readonly (CustomerOption & { readonly id: CustomerId })[] | undefined =>
  state.state === 'found'
    ? state.found.map(({ customer, companyName }) => ({
        ...{ key: customer.id, id: customer.id, name: customer.name, detail: detailOf(customer, companyName) },
      }))
    : undefined;

export interface FindProps {
  readonly tools: Tools;
  readonly onChoose: (id: CustomerId) => void;
}

/** Looks for any customer; Escape gives it up. */
export function Find({ tools: { finder, close }, onChoose }: FindProps) {
  const input = useRef<HTMLInputElement>(null);
  const query = finder.query.value;
  const state = finder.state.value;
  const options = optionsOf(state);
  // Before the next key.
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <search
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        close();
      }}
    >
      <CustomerField
        label={i18n.t('find.label')}
        isFloating
        input={input}
        query={query}
        options={options}
        isStale={isStale(finder)}
        nobody={i18n.t('find.nobody', [query])}
        error={state.state === 'failed' ? i18n.t('find.failed', [failureInWords(state.error)]) : undefined}
        onInput={finder.look}
        onChoose={(key) => {
          const chosen = options?.find((option) => option.key === key);
          close();
          if (chosen) onChoose(chosen.id);
        }}
      />
    </search>
  );
}
