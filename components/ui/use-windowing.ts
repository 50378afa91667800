import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { type Anchor, addUp, anchorAt, type RowHeights, rowHeights } from './row-heights';
import { rowsBetween } from './windowing';

/** How far beyond what is in view rows are drawn. */
const BEYOND = 400;
/** How high a view is taken for before it was laid out. */
const FIRST_VIEW = 600;

export interface Windowing {
  /** Rows to draw, `to` excluded. Each bears its index as `data-row`. */
  readonly from: number;
  readonly to: number;
  /** The room that the others take up: as elements of their own before and after, so that the browser's scroll anchoring holds what is in view. */
  readonly before: number;
  readonly after: number;
  readonly onScroll: () => void;
}

/**
 * Draws of many rows only those near the view. Heights are guessed until a row was drawn; the browser itself keeps what is in view where it
 * is when one turns out otherwise. When rows come or go above the view, this keeps it; at the very top, what is new comes into view.
 */
export function useWindowing(view: RefObject<HTMLElement | null>, keys: readonly string[], guess: (index: number) => number): Windowing {
  const draws = useSignal(0);
  const known = useRef(new Map<string, number>());
  const top = useRef(0);
  const anchor = useRef<Anchor | undefined>(undefined);
  void draws.value;

  const rows = useMemo(() => rowHeights(keys, known.current, guess), [keys]);
  const drawn = useRef(rows);
  const isOther = drawn.current !== rows;
  if (isOther) {
    drawn.current = rows;
    const index = anchor.current === undefined ? -1 : keys.indexOf(anchor.current.key);
    if (index >= 0) top.current = (rows.offsets[index] ?? 0) + (anchor.current?.within ?? 0);
  }
  const height = view.current?.clientHeight || FIRST_VIEW;
  const { from, to } = rowsBetween(rows.offsets, top.current - BEYOND, top.current + height + BEYOND);

  useLayoutEffect(() => {
    const element = view.current;
    if (element === null) return;
    // Only for other rows: to set it while the browser scrolls smoothly would stop it.
    if (isOther) element.scrollTop = top.current;
    if (measure(element, keys, rows, known.current)) draws.value++;
  });

  useLayoutEffect(() => {
    const element = view.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => draws.value++);
    observer.observe(element);
    return () => observer.disconnect();
  }, [view, draws]);

  return {
    from,
    to,
    before: rows.offsets[from] ?? 0,
    after: (rows.offsets[keys.length] ?? 0) - (rows.offsets[to] ?? 0),
    onScroll: () => {
      top.current = view.current?.scrollTop ?? 0;
      anchor.current = anchorAt(rows, keys, top.current);
      const next = rowsBetween(rows.offsets, top.current, top.current + height);
      // What is drawn reaches further than the view: most scrolling draws nothing anew.
      if (next.from < from + MARGIN || next.to > to - MARGIN || keys.length === 0) draws.value++;
    },
  };
}

/** How many rows beyond the view are left when more are drawn. */
const MARGIN = 3;

/** Takes the height of every row that is drawn; says whether any was another than thought. */
function measure(view: HTMLElement, keys: readonly string[], rows: RowHeights, known: Map<string, number>): boolean {
  let first = Number.POSITIVE_INFINITY;
  for (const row of view.querySelectorAll<HTMLElement>('[data-row]')) {
    const index = Number(row.dataset['row']);
    const { height } = row.getBoundingClientRect();
    if (height === 0) continue;
    known.set(keys[index] ?? '', height);
    if (Math.abs((rows.heights[index] ?? 0) - height) < 0.5) continue;
    rows.heights[index] = height;
    first = Math.min(first, index);
  }
  if (first === Number.POSITIVE_INFINITY) return false;
  addUp(rows, first);
  return true;
}
