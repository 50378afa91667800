import { i18n } from '#i18n';
import { Icon } from '@/components/ui/Icon';
import { SourceLink } from '@/components/ui/SourceLink';
import { type CivilDate, daysBetween } from '@/utils/domain/time';
import { dayOf, type TimeLine } from '@/utils/voice/time-line';
import styles from './Attention.module.css';

const { attention, sign } = styles;

export interface AttentionProps {
  readonly timeLine: TimeLine;
  readonly today: CivilDate;
}

/** What a person should act on before all else: promises overdue and complaints still open. Nothing where all is well. */
export function Attention({ timeLine, today }: AttentionProps) {
  const overdue = timeLine.coming.flatMap((item) =>
    item.kind === 'promise' && item.isOverdue
      ? [{ voice: item.promise, title: i18n.t('panel.attention.overdue', daysBetween(item.promise.dueOn ?? dayOf(item), today)) }]
      : [],
  );
  const complaints = timeLine.open.flatMap((item) =>
    item.kind === 'complaint' ? [{ voice: item.complaint, title: i18n.t('panel.attention.complaint') }] : [],
  );
  const signs = [...overdue, ...complaints];
  if (signs.length === 0) return null;
  return (
    <section aria-label={i18n.t('panel.attention.title')}>
      <ul class={attention}>
        {signs.map(({ voice, title }) => (
          <li key={voice.id}>
            <span class={sign}>
              <Icon name="warning" />
            </span>
            <span>
              <strong>{title}.</strong> <SourceLink url={voice.url}>{voice.text}</SourceLink>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
