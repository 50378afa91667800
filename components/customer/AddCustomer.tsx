import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { parseEmail } from '@/utils/domain/email';
import styles from './AddCustomer.module.css';

const { form, lead: leadClass, foot } = styles;

/** What the form holds; the company may be empty. */
export interface NewCustomer {
  readonly name: string;
  readonly address: string;
  readonly company: string;
}

export interface AddCustomerProps {
  /** As far as the page told. */
  readonly initial: NewCustomer;
  readonly lead?: string;
  readonly onAdd: (customer: NewCustomer) => void;
}

/** Adds a customer by name, address and company. */
export function AddCustomer({ initial, lead, onAdd }: AddCustomerProps) {
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
      <div class={foot}>
        <Button variant="primary" type="submit">
          {i18n.t('panel.add.save')}
        </Button>
      </div>
    </form>
  );
}
