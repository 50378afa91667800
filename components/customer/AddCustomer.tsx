import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { parseEmail } from '@/utils/domain/email';
import type { NewCustomer } from '@/utils/state/add-customer';
import styles from './AddCustomer.module.css';

const { form, lead: leadClass, problem: problemClass, foot } = styles;

export interface AddCustomerProps {
  /** As far as the page told. */
  readonly initial: NewCustomer;
  readonly lead?: string;
  /** Why the last try did not work, in a sentence. */
  readonly problem?: string | undefined;
  readonly onAdd: (customer: NewCustomer) => void;
}

/** Adds a customer by name, address and company. */
export function AddCustomer({ initial, lead, problem, onAdd }: AddCustomerProps) {
  const draft = useSignal(initial);
  const wasTried = useSignal(false);
  const { name, address, company } = draft.value;
  const errors = {
    name: name.trim() === '' ? i18n.t('panel.add.needsName') : undefined,
    address: parseEmail(address) === undefined ? i18n.t('panel.add.badAddress') : undefined,
  };
  const set = (change: Partial<NewCustomer>) => {
    draft.value = { ...draft.value, ...change };
  };
  return (
    <form
      class={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        wasTried.value = true;
        if (errors.name === undefined && errors.address === undefined)
          onAdd({ name: name.trim(), address: address.trim(), company: company.trim() });
      }}
    >
      {lead !== undefined && <p class={leadClass}>{lead}</p>}
      <Field label={i18n.t('panel.add.name')} error={wasTried.value ? errors.name : undefined}>
        {(control) => <input {...control} autoComplete="off" value={name} onInput={(event) => set({ name: event.currentTarget.value })} />}
      </Field>
      <Field label={i18n.t('panel.add.address')} error={wasTried.value ? errors.address : undefined}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="off"
            value={address}
            onInput={(event) => set({ address: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={i18n.t('panel.add.company')} note={i18n.t('ui.optional')}>
        {(control) => (
          <input {...control} autoComplete="off" value={company} onInput={(event) => set({ company: event.currentTarget.value })} />
        )}
      </Field>
      <div role="status" class={problemClass}>
        {problem !== undefined && (
          <>
            <Icon name="warning" /> {problem}
          </>
        )}
      </div>
      <div class={foot}>
        <Button variant="primary" type="submit">
          {i18n.t('panel.add.save')}
        </Button>
      </div>
    </form>
  );
}
