import { i18n } from '#i18n';
import { Button } from './Button';
import styles from './HiddenFigures.module.css';
import { areFiguresHidden } from './hidden-figures';
import { Icon } from './Icon';

const { note, words } = styles;

export interface HiddenFiguresProps {
  readonly onShow: () => void;
}

/** Says at the top of a page of ours that all amounts are covered, for as long as they are, and shows them again. */
export function HiddenFigures({ onShow }: HiddenFiguresProps) {
  return (
    <div role="status" class={styles['sticky']}>
      {areFiguresHidden.value && (
        <div class={note}>
          <span class={words}>
            <Icon name="covered" /> {i18n.t('figures.title')}
          </span>
          <Button variant="link" onClick={onShow}>
            {i18n.t('figures.show')}
          </Button>
        </div>
      )}
    </div>
  );
}
