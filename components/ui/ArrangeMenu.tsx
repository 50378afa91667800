import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import styles from './ArrangeMenu.module.css';
import type { SectionTools } from './section-tools';

const { arrange, handle: handleClass, menu } = styles;

export interface ArrangeMenuProps {
  /** The section's name. */
  readonly title: string;
  readonly tools: SectionTools;
}

/** A handle that moves its section by Alt and the arrow keys, and opens the same as buttons. */
export function ArrangeMenu({ title, tools: { id: section, isFirst, isLast, onMove, onHide } }: ArrangeMenuProps) {
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
      class={arrange}
      aria-label={i18n.t('ui.arrange.label', [title])}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen.value) {
          event.stopPropagation();
          close();
        }
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !root.current?.contains(relatedTarget)) isOpen.value = false;
      }}
    >
      <button
        ref={handle}
        type="button"
        class={handleClass}
        data-handle={section}
        aria-label={i18n.t('ui.arrange.label', [title])}
        title={i18n.t('ui.arrange.hint')}
        aria-expanded={isOpen.value}
        aria-controls={id}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 8h.01M8 8h.01M12 8h.01" />
        </svg>
      </button>
      <div id={id} class={menu} hidden={!isOpen.value}>
        <button type="button" disabled={isFirst} onClick={() => onMove(-1)}>
          {i18n.t('ui.arrange.up')}
        </button>
        <button type="button" disabled={isLast} onClick={() => onMove(1)}>
          {i18n.t('ui.arrange.down')}
        </button>
        <button type="button" onClick={onHide}>
          {i18n.t('ui.arrange.hide')}
        </button>
      </div>
    </fieldset>
  );
}
