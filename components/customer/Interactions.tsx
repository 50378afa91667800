import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { Scroller } from '@/components/ui/Scroller';
import { useWindowing } from '@/components/ui/use-windowing';
import type { Team } from '@/utils/domain/interaction';
import type { CivilDate } from '@/utils/domain/time';
import { countText } from '@/utils/i18n/count';
import type { TimeLine } from '@/utils/voice/time-line';
import styles from './Interactions.module.css';
import { TeamFilter } from './TeamFilter';
import { TimeLineEntry } from './TimeLineEntry';
import { isFirstOfDay, places, type Row, rowsOf, stretchesOf } from './time-line-rows';

const { place: placeClass, line, scroller, count } = styles;

/** Longer time lines scroll in a view of their own, and draw only what is in it. */
const MANY = 60;

export interface InteractionsProps {
  readonly timeLine: TimeLine;
  readonly today: CivilDate;
}

/** One line of time over all our teams: what is coming, what waits, what was. */
export function Interactions({ timeLine, today }: InteractionsProps) {
  const team = useSignal<Team | 'all'>('all');
  const { value: chosen } = team;
  const rows = useMemo(() => rowsOf(timeLine, chosen), [timeLine, chosen]);
  const all = places.reduce((sum, place) => sum + timeLine[place].length, 0);
  if (all === 0) {
    return (
      <Card title={i18n.t('panel.time.title')}>
        <Empty example={i18n.t('panel.time.example')}>{i18n.t('panel.time.empty')}</Empty>
      </Card>
    );
  }
  return (
    <Card title={i18n.t('panel.time.title')} right={<Count rows={rows} />}>
      <TeamFilter
        value={chosen}
        onChange={(next) => {
          team.value = next;
        }}
      />
      {rows.length === 0 && <Empty>{i18n.t('panel.time.emptyTeam')}</Empty>}
      {rows.length > MANY ? (
        // Another team is another list: it begins at its top.
        <ManyRows key={chosen} rows={rows} today={today} />
      ) : (
        <Rows rows={rows} from={0} to={rows.length} today={today} />
      )}
    </Card>
  );
}

function Count({ rows }: { readonly rows: readonly Row[] }) {
  const items = rows.filter(({ kind }) => kind === 'item').length;
  return <span class={count}>{countText(items)}</span>;
}

interface RowsProps {
  readonly rows: readonly Row[];
  readonly from: number;
  readonly to: number;
  readonly today: CivilDate;
}

function Rows({ rows, from, to, today }: RowsProps) {
  return (
    <>
      {stretchesOf(rows, from, to).map(({ place, heading, items }) => (
        <div key={place}>
          {heading !== undefined && (
            <h3 class={placeClass} data-row={heading}>
              {i18n.t(`panel.time.${place}`)}
            </h3>
          )}
          <ol class={line} aria-label={i18n.t(`panel.time.${place}`)}>
            {items.map(({ row, index }) => (
              <TimeLineEntry key={row.key} row={row} index={index} isFirstOfDay={isFirstOfDay(rows, index)} today={today} />
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

/** Rows before they were drawn: a heading, and an entry of two lines, of three where its words are many. */
const HEADING = 32;
const ENTRY = 49;
const LINE = 20;
const WORDS_OF_A_LINE = 36;

function guessed(row: Row | undefined): number {
  if (row?.kind !== 'item') return HEADING;
  const words = row.item.kind === 'interaction' ? row.item.interaction.summary.length : WORDS_OF_A_LINE;
  return ENTRY + LINE * Math.max(0, Math.ceil(words / WORDS_OF_A_LINE) - 1);
}

function ManyRows({ rows, today }: { readonly rows: readonly Row[]; readonly today: CivilDate }) {
  const view = useRef<HTMLElement>(null);
  const keys = useMemo(() => rows.map(({ key }) => key), [rows]);
  const { from, to, before, after, onScroll } = useWindowing(view, keys, (index) => guessed(rows[index]));
  return (
    <Scroller view={view} class={scroller} label={i18n.t('panel.time.line')} onScroll={onScroll}>
      <div key="before" style={{ blockSize: `${before}px` }} />
      <Rows rows={rows} from={from} to={to} today={today} />
      <div key="after" style={{ blockSize: `${after}px` }} />
    </Scroller>
  );
}
