import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import { Button } from '../ui/Button';
import styles from './intake.module.css';

const { ask } = styles;

export interface ErasedProps {
  /** How many rows are of customers who were erased. */
  readonly rows: number;
  readonly onTake: () => void;
}

/** Says that a file would bring erased customers back, and does not, unless the user wants it. */
export function Erased({ rows, onTake }: ErasedProps) {
  return (
    <div class={ask}>
      <p>{i18n.t('options.data.erased', rows, [countText(rows)])}</p>
      <div>
        <Button onClick={onTake}>{i18n.t('options.data.takeErased')}</Button>
      </div>
    </div>
  );
}
