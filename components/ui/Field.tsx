import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './Field.module.css';
import { Icon } from './Icon';

const { field, label: labelClass, optional, control, hint: hintClass, error: errorClass } = styles;

/** What the control inside a field has to carry, so that label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly class: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

export interface FieldProps {
  readonly label: string;
  /** Draws the input, textarea or select: `(control) => <input {...control} value={…} />`. */
  readonly children: (control: FieldControl) => ComponentChildren;
  /** A quiet word after the label, as "optional". */
  readonly note?: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}

/** A label, its control, what helps to fill it in, and what is wrong with it. */
export function Field({ label, children, note, hint, error }: FieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter((part) => part !== false).join(' ');
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
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} class={hintClass}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} class={errorClass}>
          <Icon name="warning" />
          {error}
        </p>
      )}
    </div>
  );
}
