import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import styles from './archive.module.css';
import type { ArchiveView } from './archive-view';
import { doneInWords } from './words';

const { working, bar, between, quiet } = styles;

export interface WorkingProps {
  readonly view: Extract<ArchiveView, { state: 'working' }>;
  /** Absent where it has to go on to its end. */
  readonly onCancel?: () => void;
}

/** How far an export, a backup or a restore has come. */
export function Working({ view, onCancel }: WorkingProps) {
  const id = useId();
  const { task, done, total } = view;
  return (
    <div class={working}>
      <p id={id}>{i18n.t(`options.archive.working.${task}`)}</p>
      <progress class={bar} aria-labelledby={id} {...(total === undefined ? {} : { value: done, max: Math.max(total, 1) })} />
      <div class={between}>
        <p class={quiet}>{doneInWords(view)}</p>
        {onCancel && <Button onClick={onCancel}>{i18n.t('options.data.cancel')}</Button>}
      </div>
    </div>
  );
}
