import type { ComponentChildren } from 'preact';
import styles from './Tag.module.css';

const { tag } = styles;

export interface TagProps {
  readonly children: ComponentChildren;
  /** `loss` only where a person should act; `hollow` for what was assumed. */
  readonly tone?: 'plain' | 'accent' | 'gain' | 'loss' | 'caution' | 'hollow';
}

/** A word or two about the thing beside it. */
export function Tag({ children, tone = 'plain' }: TagProps) {
  return <span class={`${tag} ${styles[tone]}`}>{children}</span>;
}
