import type { ComponentChildren } from 'preact';
import styles from './Button.module.css';

const { button } = styles;

export interface ButtonProps {
  readonly children: ComponentChildren;
  /** `primary` for the one thing to do here, `danger` for what cannot be taken back, `link` inside a sentence. */
  readonly variant?: 'primary' | 'quiet' | 'danger' | 'link';
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** The name for those who do not see it, where the words alone do not say enough. */
  readonly label?: string;
  /** More about it, on hover. */
  readonly title?: string | undefined;
  /** Keys that do the same, as `aria-keyshortcuts` writes them. */
  readonly keys?: string;
  readonly onClick?: () => void;
}

/** Something to press. */
export function Button({ children, variant = 'quiet', type = 'button', isDisabled = false, label, title, keys, onClick }: ButtonProps) {
  return (
    <button
      type={type}
      class={`${button} ${styles[variant]}`}
      disabled={isDisabled}
      aria-label={label}
      title={title}
      aria-keyshortcuts={keys}
      onClick={() => onClick?.()}
    >
      {children}
    </button>
  );
}
