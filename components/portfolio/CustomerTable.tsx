import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import { Skeleton } from '@/components/ui/Skeleton';
import { countText } from '@/utils/i18n/count';
import { type TableColumn, tableColumns } from '@/utils/state/portfolio/columns';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import type { RowRecord, Sorting } from '@/utils/state/portfolio/table';
import styles from './CustomerTable.module.css';
import { cellOf } from './cells';
import { scrollTopFor, virtualRows } from './virtual';

const { view, grid, head: headClass, header, sort, arrow, body, row: rowClass, current, cell, name: nameClass, start } = styles;

export const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 40;
const FIRST_VIEW = 560;

export interface CustomerTableProps {
  readonly customers: Customers;
  /** The slots of the rows, in their order. */
  readonly rows: Uint32Array;
  readonly records: ReadonlyMap<number, RowRecord>;
  readonly sorting: Sorting;
  /** Another one where the rows are others: then they are shown from the top. */
  readonly of: string;
  readonly onSort: (column: TableColumn) => void;
  /** These rows came into view: their records are wanted. */
  readonly onShow: (slots: readonly number[]) => void;
  readonly onOpen: (customer: RowRecord) => void;
}

/**
 * All customers, of whom only those in view are drawn. The table itself has the focus, and its arrow keys go from row to row: rows come and
 * go while it scrolls.
 */
export function CustomerTable({ customers, rows, records, sorting, of, onSort, onShow, onOpen }: CustomerTableProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const tall = useSignal(FIRST_VIEW);
  const active = useSignal(0);
  const at = Math.min(active.value, Math.max(0, rows.length - 1));
  const input = { count: rows.length, rowHeight: ROW_HEIGHT, viewHeight: Math.max(0, tall.value - HEAD_HEIGHT), scrollTop: top.value };
  const { from, to, top: offset, height } = virtualRows(input);
  const drawn = Array.from(rows.subarray(from, to));
  useLayoutEffect(() => onShow(drawn));
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => {
      tall.value = element.clientHeight || FIRST_VIEW;
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [tall]);
  useLayoutEffect(() => {
    // Other rows, or in another order: from the top.
    active.value = 0;
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [sorting, of, active]);

  const go = (index: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    active.value = next;
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = scrollTopFor(next, { ...input, scrollTop: element.scrollTop });
    top.value = element.scrollTop;
  };
  const open = (index: number) => {
    const record = records.get(rows[index] ?? -1);
    if (record !== undefined) onOpen(record);
  };
  const page = Math.max(1, Math.floor(input.viewHeight / ROW_HEIGHT) - 1);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page),
    PageUp: () => go(at - page),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    Enter: () => open(at),
  };
  const isActiveDrawn = at >= from && at < to && rows.length > 0;
  return (
    <div
      ref={scroller}
      class={view}
      onScroll={({ currentTarget }) => {
        top.value = currentTarget.scrollTop;
      }}
    >
      <table
        class={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one moves through its rows by keys
        role="grid"
        tabIndex={0}
        aria-label={i18n.t('portfolio.table.label')}
        aria-rowcount={rows.length + 1}
        aria-colcount={tableColumns.length}
        aria-readonly="true"
        aria-activedescendant={isActiveDrawn ? `${id}-${at}` : undefined}
        onKeyDown={(event) => {
          const key = event.target === event.currentTarget ? keys[event.key] : undefined;
          if (key === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          key();
        }}
      >
        <thead>
          <tr class={headClass} aria-rowindex={1}>
            {tableColumns.map((column, index) => (
              <Header key={column} {...{ column, index, sorting, onSort }} />
            ))}
          </tr>
        </thead>
        <tbody class={body} style={{ blockSize: `${height}px` }}>
          {drawn.map((slot, index) => {
            const place = from + index;
            return (
              <Row
                key={slot}
                {...{ slot, customers, place }}
                id={`${id}-${place}`}
                name={records.get(slot)?.name}
                isCurrent={place === at}
                y={offset + index * ROW_HEIGHT}
                onPress={() => {
                  active.value = place;
                  open(place);
                }}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly slot: number;
  readonly customers: Customers;
  readonly place: number;
  /** Absent until it was read. */
  readonly name: string | undefined;
  readonly isCurrent: boolean;
  readonly y: number;
  readonly onPress: () => void;
}

function Row({ id, slot, customers, place, name, isCurrent, y, onPress }: RowProps) {
  // Made once for as long as the row is drawn: a scroll only moves it.
  const cells = useMemo(
    () =>
      figures.map((column, number) => (
        <td key={column} class={cell} aria-colindex={number + 2}>
          {cellOf(column, slot, customers)}
        </td>
      )),
    [slot, customers, areFiguresHidden.value],
  );
  return (
    <tr
      id={id}
      class={`${rowClass} ${isCurrent ? current : ''}`}
      aria-rowindex={place + 2}
      aria-selected={isCurrent}
      style={{ transform: `translateY(${y}px)` }}
      onClick={onPress}
    >
      <th scope="row" class={`${cell} ${nameClass} ${start}`} aria-colindex={1} title={name}>
        {name ?? <Skeleton width="70%" height="12px" />}
      </th>
      {cells}
    </tr>
  );
}

/** All columns but the name. */
const figures = tableColumns.filter((column) => column !== 'name');

interface HeaderProps extends Pick<CustomerTableProps, 'sorting' | 'onSort'> {
  readonly column: TableColumn;
  readonly index: number;
}

function Header({ column, index, sorting, onSort }: HeaderProps) {
  const isSorted = sorting.column === column;
  const state = isSorted ? (sorting.direction === 'up' ? 'ascending' : 'descending') : 'none';
  return (
    <th scope="col" class={`${header} ${column === 'name' ? `${nameClass} ${start}` : ''}`} aria-colindex={index + 1} aria-sort={state}>
      <button type="button" class={sort} title={i18n.t(`portfolio.column.${column}.hint`)} onClick={() => onSort(column)}>
        {i18n.t(`portfolio.column.${column}.name`)}
        <svg class={arrow} viewBox="0 0 10 10" aria-hidden="true">
          {isSorted && <path d={sorting.direction === 'up' ? 'm2 6.5 3-3 3 3' : 'm2 3.5 3 3 3-3'} />}
        </svg>
      </button>
    </th>
  );
}

/** How many rows there are, in words. */
export const rowsInWords = (rows: number, of: number): string =>
  rows === of ? i18n.t('portfolio.table.all', rows, [countText(rows)]) : i18n.t('portfolio.table.some', [countText(rows), countText(of)]);
