import { i18n } from '#i18n';
import { Money } from '@/components/ui/Money';
import { Stated } from '@/components/ui/Stated';
import type { TimeView } from '@/utils/state/time-here';
import styles from './TimeHere.module.css';

const { time, cost: costClass, still } = styles;

export interface TimeHereProps {
  readonly view: TimeView;
}

/** The time in front of this conversation, and what it costs by the rates; it says when it stands still. */
export function TimeHere({ view: { minutes, cost, isConfirmed, isCounting } }: TimeHereProps) {
  return (
    <p class={time}>
      {i18n.t('panel.timeHere.minutes', minutes)}
      {', '}
      <span class={costClass}>
        <Stated state={isConfirmed ? 'measured' : 'default'} why={isConfirmed ? undefined : i18n.t('panel.why.default')}>
          <Money amount={cost} />
        </Stated>
      </span>
      {!isCounting && <span class={still}> ({i18n.t('panel.timeHere.paused')})</span>}
    </p>
  );
}
