import type { ComponentChildren } from 'preact';
import styles from './Frame.module.css';

const { frame, head: headClass, body, wide, foot: footClass } = styles;

export interface FrameProps {
  /** Stays in view at the top. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
  /** Stays in view at the bottom. */
  readonly foot?: ComponentChildren;
  /** Whether a wide panel may set its cards in two columns. */
  readonly isWide?: boolean;
  readonly isBusy?: boolean;
}

/** The panel's three parts: who, what, and the note box. */
export function Frame({ head, children, foot, isWide = false, isBusy = false }: FrameProps) {
  return (
    <div class={frame} aria-busy={isBusy}>
      {head ? <header class={headClass}>{head}</header> : null}
      <main class={`${body} ${isWide ? wide : ''}`}>{children}</main>
      {foot ? <footer class={footClass}>{foot}</footer> : null}
    </div>
  );
}
