import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import styles from './Dialog.module.css';

const { dialog: dialogClass, heading, actions: actionsClass } = styles;

export interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Its buttons, at the end; `close` closes it. */
  readonly actions: (close: () => void) => ComponentChildren;
  readonly onClose: () => void;
}

/** Asks for one thing before all else. Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={dialogClass} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} class={heading}>
        {title}
      </h2>
      {children}
      <div class={actionsClass}>{actions(() => dialog.current?.close())}</div>
    </dialog>
  );
}
