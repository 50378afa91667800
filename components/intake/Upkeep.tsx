import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { UpkeepProgress } from '@/utils/state/upkeep';
import styles from './intake.module.css';

const { bar, lines, quiet } = styles;

/** What is brought up to date after an import, and how far it has come. Nobody has to wait for it. */
export function Upkeep({ step, done }: UpkeepProgress) {
  const id = useId();
  return (
    <div class={lines}>
      <p id={id}>{i18n.t(`options.data.upkeep.${step}`)}</p>
      <progress class={bar} aria-labelledby={id} {...(step === 'search' ? {} : { value: done })} />
      <p class={quiet}>{i18n.t('options.data.upkeep.lead')}</p>
    </div>
  );
}
