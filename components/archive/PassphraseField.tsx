import { Field } from '../ui/Field';

export interface PassphraseFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Whether one is thought up, not asked for: a password manager offers one. */
  readonly isNew?: boolean;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** A passphrase, as it is typed hidden. */
export function PassphraseField({ label, hint, error, isNew = false, value, onInput }: PassphraseFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="password"
          autoComplete={isNew ? 'new-password' : 'current-password'}
          value={value}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      )}
    </Field>
  );
}
