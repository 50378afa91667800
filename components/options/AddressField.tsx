import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import styles from './options.module.css';

const { address, wide } = styles;

export interface AddressFieldProps {
  readonly label: string;
  readonly hint: ComponentChildren;
  readonly error: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** Enter or the button: what was typed is meant. */
  readonly onAdd: () => void;
}

/** The address of a site, typed, and a button that adds it. */
export function AddressField({ label, hint, error, value, onInput, onAdd }: AddressFieldProps) {
  const add = (event: Event) => {
    event.preventDefault();
    onAdd();
  };
  return (
    <form class={address} noValidate onSubmit={add}>
      <div class={wide}>
        <Field label={label} hint={hint} error={error}>
          {(control) => (
            <input
              {...control}
              type="url"
              autoComplete="url"
              placeholder="https://tickets.example.com"
              value={value}
              onInput={({ currentTarget }) => onInput(currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit">{i18n.t('options.sites.add')}</Button>
    </form>
  );
}
