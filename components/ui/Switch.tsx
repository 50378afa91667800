import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import styles from './Switch.module.css';

const { row, control, words, hint: hintClass } = styles;

export interface SwitchProps {
  readonly children: ComponentChildren;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly hint?: ComponentChildren;
  readonly isDisabled?: boolean;
  /** Who decided it, where it cannot be changed. */
  readonly lock?: string | undefined;
}

/** Something that is on or off, and says what it is. It shows what is, not what was clicked: a refusal puts it back. */
export function Switch({ children, isOn, onChange, hint, isDisabled = false, lock }: SwitchProps) {
  return (
    <label class={row}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        class={control}
        checked={isOn}
        disabled={isDisabled || lock !== undefined}
        onChange={({ currentTarget }) => {
          const wanted = currentTarget.checked;
          currentTarget.checked = isOn;
          onChange(wanted);
        }}
      />
      <span class={words}>
        {children}
        {hint !== undefined && <span class={hintClass}>{hint}</span>}
        {lock !== undefined && (
          <span class={hintClass}>
            <Icon name="lock" /> {lock}
          </span>
        )}
      </span>
    </label>
  );
}
