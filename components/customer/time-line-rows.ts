import type { Team } from '@/utils/domain/interaction';
import { dayOf, idOf, type TimeLine, type TimeLineItem } from '@/utils/voice/time-line';

export type Place = keyof TimeLine;
export const places = ['coming', 'open', 'past'] as const satisfies readonly Place[];

/** One row of the time line: the heading of a place, or one thing in it. */
export type Row =
  | { readonly kind: 'place'; readonly key: string; readonly place: Place }
  | {
      readonly kind: 'item';
      readonly key: string;
      readonly place: Place;
      readonly item: TimeLineItem;
      /** Counted from 1 among those of its place. */
      readonly position: number;
      readonly size: number;
    };

/** The rows of a team, or of all: what a customer said or was promised belongs to no team and stands among all. */
export function rowsOf(timeLine: TimeLine, team: Team | 'all'): readonly Row[] {
  return places.flatMap((place) => {
    const items = timeLine[place].filter((item) => team === 'all' || (item.kind === 'interaction' && item.interaction.team === team));
    const rows = items.map((item, index): Row => ({ kind: 'item', key: idOf(item), place, item, position: index + 1, size: items.length }));
    return rows.length === 0 ? [] : [{ kind: 'place', key: place, place }, ...rows];
  });
}

/** Whether the row is the first of its day, which alone shows the day. */
export function isFirstOfDay(rows: readonly Row[], index: number): boolean {
  const [row, before] = [rows[index], rows[index - 1]];
  return row?.kind !== 'item' || before?.kind !== 'item' || dayOf(before.item) !== dayOf(row.item);
}

/** Rows that follow each other and belong to one place: a heading, then a list. */
export interface Stretch {
  readonly place: Place;
  /** Where the heading stands among all rows; absent where it is out of view. */
  readonly heading?: number;
  readonly items: readonly { readonly row: Extract<Row, { kind: 'item' }>; readonly index: number }[];
}

/** The rows from `from` until before `to`, place by place. */
export function stretchesOf(rows: readonly Row[], from: number, to: number): readonly Stretch[] {
  const drawn = rows.slice(from, to).map((row, offset) => ({ row, index: from + offset }));
  return places.flatMap((place) => {
    const ofPlace = drawn.filter(({ row }) => row.place === place);
    const items = ofPlace.flatMap(({ row, index }) => (row.kind === 'item' ? [{ row, index }] : []));
    const heading = ofPlace.find(({ row }) => row.kind === 'place')?.index;
    return ofPlace.length === 0 ? [] : [{ place, items, ...(heading === undefined ? {} : { heading }) }];
  });
}
