import type { ComponentChildren } from 'preact';
import styles from './Pill.module.css';

const { pill, words, radio } = styles;

export interface PillProps {
  readonly children: ComponentChildren;
  readonly isCurrent: boolean;
  /** The whole name, where the words were shortened. */
  readonly title?: string;
  readonly onClick: () => void;
}

/** One of a few things to look at. */
export function Pill({ children, isCurrent, title, onClick }: PillProps) {
  return (
    <button type="button" class={pill} aria-current={isCurrent ? 'true' : undefined} title={title} onClick={onClick}>
      <span class={words}>{children}</span>
    </button>
  );
}

export interface RadioPillProps {
  readonly children: ComponentChildren;
  /** Shared by the pills of one group. */
  readonly group: string;
  readonly isChecked: boolean;
  readonly onChoose: () => void;
}

/** A pill that is a radio button: arrow keys move between those of a group. */
export function RadioPill({ children, group, isChecked, onChoose }: RadioPillProps) {
  return (
    <label class={pill}>
      <input type="radio" class={radio} name={group} checked={isChecked} onChange={onChoose} />
      {children}
    </label>
  );
}
