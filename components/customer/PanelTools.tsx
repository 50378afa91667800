import { i18n } from '#i18n';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import { Icon } from '@/components/ui/Icon';
import styles from './PanelTools.module.css';

const { tool } = styles;

export interface PanelToolsProps {
  readonly isFinding: boolean;
  readonly onFind: () => void;
  /** Covers all amounts, or shows them again. */
  readonly onFigures: () => void;
  /** Keeps the customer shown whatever the page shows, or follows the page again; absent where there is nobody to keep. */
  readonly keep?: { readonly isKept: boolean; readonly onToggle: () => void } | undefined;
}

/** Finds another customer, covers all amounts, and stays on a customer. */
export function PanelTools({ isFinding, onFind, onFigures, keep }: PanelToolsProps) {
  return (
    <>
      <button
        type="button"
        class={tool}
        aria-label={i18n.t('find.label')}
        aria-expanded={isFinding}
        aria-keyshortcuts="/"
        title={`${i18n.t('find.label')} (/)`}
        onClick={onFind}
      >
        <Icon name="search" />
      </button>
      <button
        type="button"
        class={tool}
        aria-label={i18n.t('figures.hide')}
        aria-pressed={areFiguresHidden.value}
        title={i18n.t(areFiguresHidden.value ? 'figures.show' : 'figures.hide')}
        onClick={onFigures}
      >
        <Icon name={areFiguresHidden.value ? 'covered' : 'shown'} />
      </button>
      {keep && (
        <button
          type="button"
          class={tool}
          aria-label={i18n.t('panel.tools.stay')}
          aria-pressed={keep.isKept}
          title={i18n.t(keep.isKept ? 'panel.tools.follow' : 'panel.tools.stay')}
          onClick={keep.onToggle}
        >
          <Icon name="pin" />
        </button>
      )}
    </>
  );
}
