import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { FigureState } from '@/utils/economics/figure';
import { Hidden } from './Hidden';
import styles from './Stated.module.css';

export interface StatedProps {
  readonly state: FigureState;
  readonly children: ComponentChildren;
  /** Why it is no better than that. */
  readonly why?: string | undefined;
}

/** A figure that looks like what it is worth: solid when measured, dotted under an estimate, hollow around a default. */
export function Stated({ state, children, why }: StatedProps) {
  const word = i18n.t(`ui.state.${state}`);
  return (
    <span class={styles[state]} title={why === undefined ? word : `${word}: ${why}`}>
      {children}
      {state !== 'missing' && <Hidden> ({word})</Hidden>}
    </span>
  );
}
