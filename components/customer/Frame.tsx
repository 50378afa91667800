import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import styles from './Frame.module.css';
import { FrameToolsOf } from './frame-tools';

const { frame, head: headClass, tooled, tools: toolsClass, bar, body, wide, foot: footClass } = styles;

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
  const tools = useContext(FrameToolsOf);
  return (
    <div class={frame} aria-busy={isBusy}>
      {tools === undefined && head ? <header class={headClass}>{head}</header> : null}
      {tools !== undefined && (
        <header class={`${headClass} ${tooled}`}>
          {tools.bar && <div class={bar}>{tools.bar}</div>}
          <div>{head}</div>
          <div class={toolsClass}>{tools.buttons}</div>
        </header>
      )}
      <main class={`${body} ${isWide ? wide : ''}`}>{children}</main>
      {foot ? <footer class={footClass}>{foot}</footer> : null}
    </div>
  );
}
