import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import styles from './intake.module.css';
import type { IntakeView } from './intake-view';
import { countText } from './words';

const { bar, lines, name, quiet } = styles;

export type ProgressProps = Omit<Extract<IntakeView, { state: 'working' }>, 'state'>;

/** How far reading, comparing or writing has come, and how fast it goes. */
export function Progress({ fileName, step, rows, total, rowsPerSecond }: ProgressProps) {
  const id = useId();
  const speed = countText(rowsPerSecond);
  return (
    <div class={lines}>
      <p id={id}>
        {i18n.t(`options.data.${step}`)}: <span class={name}>{fileName}</span>
      </p>
      <progress class={bar} aria-labelledby={id} {...(total === undefined ? {} : { value: rows, max: Math.max(total, 1) })} />
      <p class={quiet}>
        {total === undefined
          ? i18n.t('options.data.progress', [countText(rows), speed])
          : i18n.t('options.data.progressOf', [countText(rows), countText(total), speed])}
      </p>
    </div>
  );
}
