import { i18n } from '#i18n';
import { Menu } from './Menu';
import type { SectionTools } from './section-tools';

export interface ArrangeMenuProps {
  /** The section's name. */
  readonly title: string;
  readonly tools: SectionTools;
}

/** A handle that moves its section by Alt and the arrow keys, and opens the same as buttons. */
export function ArrangeMenu({ title, tools: { id, isFirst, isLast, onMove, onHide } }: ArrangeMenuProps) {
  return (
    <Menu
      label={i18n.t('ui.arrange.label', [title])}
      title={i18n.t('ui.arrange.hint')}
      handleName={id}
      keys="Alt+ArrowUp Alt+ArrowDown"
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      {() => (
        <>
          <button type="button" disabled={isFirst} onClick={() => onMove(-1)}>
            {i18n.t('ui.arrange.up')}
          </button>
          <button type="button" disabled={isLast} onClick={() => onMove(1)}>
            {i18n.t('ui.arrange.down')}
          </button>
          <button type="button" onClick={onHide}>
            {i18n.t('ui.arrange.hide')}
          </button>
        </>
      )}
    </Menu>
  );
}
