import { i18n } from '#i18n';
import styles from './Covered.module.css';
import { Hidden } from './Hidden';

const { covered, blur, large } = styles;

export interface CoveredProps {
  /** As large as the one figure that leads. */
  readonly size?: 'large';
}

/** A blur in the place of a figure. There is nothing behind it: it is as wide for every figure, and those who listen hear "hidden". */
export function Covered({ size }: CoveredProps) {
  return (
    <span class={`${covered} ${size === undefined ? '' : large}`}>
      <span class={blur} aria-hidden="true" />
      <Hidden>{i18n.t('figures.word')}</Hidden>
    </span>
  );
}
