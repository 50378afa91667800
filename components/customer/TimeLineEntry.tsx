import { Day } from '@/components/ui/Day';
import { Hidden } from '@/components/ui/Hidden';
import { writtenText } from '@/components/ui/hidden-figures';
import { SourceLink } from '@/components/ui/SourceLink';
import { Tag } from '@/components/ui/Tag';
import type { CivilDate } from '@/utils/domain/time';
import { detailsText } from '@/utils/i18n/list';
import styles from './Interactions.module.css';
import { TeamDot } from './TeamDot';
import { entryOf } from './time-line-entry';
import type { Row } from './time-line-rows';

const { day, rail, what, quote: quoteClass, details } = styles;

export interface TimeLineEntryProps {
  readonly row: Extract<Row, { kind: 'item' }>;
  /** Where it stands among all rows. */
  readonly index: number;
  /** The first of its day alone shows the day; the others say it to those who listen. */
  readonly isFirstOfDay: boolean;
  readonly today: CivilDate;
}

/** One thing that happened, waits or is to come. */
export function TimeLineEntry({ row: { item, place, position, size }, index, isFirstOfDay, today }: TimeLineEntryProps) {
  const entry = entryOf(item, place, today);
  return (
    <li data-row={index} aria-posinset={position} aria-setsize={size}>
      <span class={day}>{isFirstOfDay ? <Day on={entry.on} /> : <Hidden>{<Day on={entry.on} />}</Hidden>}</span>
      <span class={rail}>
        <TeamDot team={entry.team} place={place} />
      </span>
      <div class={what}>
        <SourceLink url={entry.url} quote={entry.quote} place={entry.quotePlace}>
          {writtenText(entry.text)}
        </SourceLink>{' '}
        {entry.tag && <Tag tone={entry.tag.tone}>{entry.tag.word}</Tag>}
        {entry.quote !== undefined && entry.quote !== entry.text && <q class={quoteClass}>{writtenText(entry.quote)}</q>}
        <p class={details}>{detailsText(entry.details)}</p>
      </div>
    </li>
  );
}
