import type { ComponentChildren } from 'preact';
import styles from './Hidden.module.css';

const { hidden } = styles;

export interface HiddenProps {
  readonly children: ComponentChildren;
}

/** Words for those who listen; what they say stands in the drawing beside them. */
export function Hidden({ children }: HiddenProps) {
  return <span class={hidden}>{children}</span>;
}
