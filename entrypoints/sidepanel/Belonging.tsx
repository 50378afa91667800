import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { CustomerField } from '@/components/find/CustomerField';
import { BelongsTo } from '@/components/identity/BelongsTo';
import type { CustomerId } from '@/utils/domain/customer';
import { failureInWords } from '@/utils/i18n/failure';
import { isStale } from '@/utils/state/finder';
import type { Profile } from '@/utils/state/profile';
import { optionsOf } from './Find';
import type { Tools } from './tools';

export interface BelongingProps {
  readonly profile: Pick<Profile, 'customer' | 'company'>;
  readonly tools: Tools;
  readonly onClose: () => void;
}

/** Which company the customer belongs to: found by typing, taken away, and put back as it was. */
export function Belonging({ profile: { customer, company }, tools, onClose }: BelongingProps) {
  const finder = useMemo(
    () => tools.newFinder(({ id, kind }) => kind === 'company' && id !== customer.id && id !== company?.id),
    [tools, customer.id, company?.id],
  );
  const problem = useSignal<string | undefined>(undefined);
  /** Whom they belonged to before each change. */
  const before = useSignal<readonly (CustomerId | undefined)[]>([]);
  const query = finder.query.value;
  const state = finder.state.value;

  async function set(to: CustomerId | undefined): Promise<boolean> {
    problem.value = undefined;
    try {
      const done = await tools.belong(customer.id, to);
      if (done.ok) {
        finder.look('');
        before.value = [...before.value, done.value];
      } else problem.value = i18n.t(`panel.belongs.refused.${done.error}`);
      return done.ok;
    } catch (error) {
      problem.value = failureInWords(error);
      return false;
    }
  }

  async function undo(): Promise<void> {
    const rest = before.value.slice(0, -1);
    if (await set(before.value.at(-1))) before.value = rest;
  }

  return (
    <BelongsTo
      customer={customer}
      companyName={company?.name}
      field={
        <CustomerField
          label={i18n.t('panel.belongs.label')}
          query={query}
          options={optionsOf(state)}
          isStale={isStale(finder)}
          nobody={i18n.t('panel.belongs.none', [query])}
          error={state.state === 'failed' ? i18n.t('find.failed', [failureInWords(state.error)]) : undefined}
          onInput={finder.look}
          onChoose={(key) => void set(optionsOf(state)?.find((option) => option.key === key)?.id)}
        />
      }
      problem={problem.value}
      onRemove={company && (() => void set(undefined))}
      onUndo={before.value.length > 0 ? () => void undo() : undefined}
      onClose={onClose}
    />
  );
}
