import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import styles from './intake.module.css';
import type { IntakeView } from './intake-view';
import { timeLeftInWords } from './words';

const { bar, lines, name, quiet, between } = styles;

export type ProgressProps = Omit<Extract<IntakeView, { state: 'working' }>, 'state'>;

/** How far reading, comparing or writing has come, how fast it goes, and how long it will take. */
export function Progress({ fileName, step, rows, total, rowsPerSecond, isPaused = false }: ProgressProps) {
  const id = useId();
  const speed = countText(rowsPerSecond);
  const seconds = total === undefined || rowsPerSecond === 0 ? undefined : Math.ceil((total - rows) / rowsPerSecond);
  return (
    <div class={lines}>
      <p id={id}>
        {i18n.t(isPaused ? 'options.data.paused' : `options.data.${step}`)}: <span class={name}>{fileName}</span>
      </p>
      <progress class={bar} aria-labelledby={id} {...(total === undefined ? {} : { value: rows, max: Math.max(total, 1) })} />
      <p class={`${quiet} ${between}`}>
        <span>
          {total === undefined
            ? i18n.t('options.data.progress', [countText(rows), speed])
            : i18n.t('options.data.progressOf', [countText(rows), countText(total), speed])}
        </span>
        {seconds !== undefined && !isPaused && <span>{timeLeftInWords(seconds)}</span>}
      </p>
    </div>
  );
}
