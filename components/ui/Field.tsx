import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './Field.module.css';
import { Icon } from './Icon';
import { Locked } from './Locked';

const { field, label: labelClass, optional, control, hint: hintClass, error: errorClass } = styles;

/** What the control inside a field has to carry, so that label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly class: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly disabled: boolean | undefined;
}

export interface FieldProps {
  readonly label: string;
  /** Draws the input, textarea or select: `(control) => <input {...control} value={…} />`. */
  readonly children: (control: FieldControl) => ComponentChildren;
  /** A quiet word after the label, as "optional". */
  readonly note?: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Who decided it, where it cannot be changed. */
  readonly lock?: string | undefined;
}

/** A label, its control, what helps to fill it in, and what is wrong with it. */
export function Field({ label, children, note, hint, error, lock }: FieldProps) {
  const id = useId();
  const parts = { hint, lock, error };
  const described = (['hint', 'lock', 'error'] as const).flatMap((part) => (parts[part] === undefined ? [] : `${id}-${part}`)).join(' ');
  return (
    <div class={field}>
      <label class={labelClass} for={id}>
        {label}
        {note !== undefined && <span class={optional}> {note}</span>}
      </label>
      {children({
        id,
        class: control ?? '',
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : 'true',
        disabled: lock === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} class={hintClass}>
          {hint}
        </p>
      )}
      {lock !== undefined && <Locked id={`${id}-lock`} by={lock} />}
      {error !== undefined && (
        <p id={`${id}-error`} class={errorClass}>
          <Icon name="warning" />
          {error}
        </p>
      )}
    </div>
  );
}
