import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import styles from './Menu.module.css';

const { anchor, handle: handleClass, menu } = styles;

export interface MenuProps {
  /** What it is a menu of, for those who do not see where it stands. */
  readonly label: string;
  readonly title?: string;
  /** Found again by this name, where the menu moves with its section. */
  readonly handleName?: string;
  /** Keys that do the same, as `aria-keyshortcuts` writes them. */
  readonly keys?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Buttons; `close` gives the focus back to the handle. */
  readonly children: (close: () => void) => ComponentChildren;
}

/** Three dots that open a few buttons. */
export function Menu({ label, title, handleName, keys, onKeyDown, children }: MenuProps) {
  const id = useId();
  const isOpen = useSignal(false);
  const root = useRef<HTMLFieldSetElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const close = () => {
    isOpen.value = false;
    handle.current?.focus();
  };
  return (
    <fieldset
      ref={root}
      class={anchor}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen.value) {
          event.stopPropagation();
          close();
        }
        onKeyDown?.(event);
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !root.current?.contains(relatedTarget)) isOpen.value = false;
      }}
    >
      <button
        ref={handle}
        type="button"
        class={handleClass}
        data-handle={handleName}
        aria-label={label}
        title={title}
        aria-expanded={isOpen.value}
        aria-controls={id}
        aria-keyshortcuts={keys}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 8h.01M8 8h.01M12 8h.01" />
        </svg>
      </button>
      <div id={id} class={menu} hidden={!isOpen.value}>
        {children(close)}
      </div>
    </fieldset>
  );
}
