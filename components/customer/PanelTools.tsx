import type { ButtonHTMLAttributes } from 'preact';
import { i18n } from '#i18n';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import { Icon, type IconName } from '@/components/ui/Icon';
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
  const isHidden = areFiguresHidden.value;
  return (
    <>
      <Tool
        icon="search"
        label={i18n.t('find.label')}
        title={`${i18n.t('find.label')} (/)`}
        aria-expanded={isFinding}
        aria-keyshortcuts="/"
        onClick={onFind}
      />
      <Tool
        icon={isHidden ? 'covered' : 'shown'}
        label={i18n.t('figures.hide')}
        title={i18n.t(isHidden ? 'figures.show' : 'figures.hide')}
        aria-pressed={isHidden}
        onClick={onFigures}
      />
      {keep && (
        <Tool
          icon="pin"
          label={i18n.t('panel.tools.stay')}
          title={i18n.t(keep.isKept ? 'panel.tools.follow' : 'panel.tools.stay')}
          aria-pressed={keep.isKept}
          onClick={keep.onToggle}
        />
      )}
    </>
  );
}

type ToolProps = Pick<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-expanded' | 'aria-keyshortcuts' | 'aria-pressed'> & {
  readonly icon: IconName;
  readonly label: string;
  readonly title: string;
  readonly onClick: () => void;
};

const Tool = ({ icon, label, ...rest }: ToolProps) => (
  <button type="button" class={tool} aria-label={label} {...rest}>
    <Icon name={icon} />
  </button>
);
