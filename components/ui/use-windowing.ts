import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { offsetsOf, rowAt, rowsBetween } from './windowing';

/** How far beyond what is in view rows are drawn. */
const BEYOND = 400;
/** How high a view is taken for before it was laid out. */
const FIRST_VIEW = 600;

export interface Windowing {
  /** Rows to draw, `to` excluded. */
  readonly from: number;
  readonly to: number;
  /** The room that the others take up. */
  readonly before: number;
  readonly after: number;
  readonly onScroll: () => void;
}

/**
 * Draws of many rows only those near the view. Heights are guessed until a row was drawn (it bears its key as `data-row`). What is in view
 * stays where it is when rows come, go or turn out higher above it; at the very top, what is new comes into view.
 */
export function useWindowing(view: RefObject<HTMLElement | null>, keys: readonly string[], guess: (index: number) => number): Windowing {
  const scrolls = useSignal(0);
  const changes = useSignal(0);
  const heights = useRef(new Map<string, number>());
  const top = useRef(0);
  /** The first row in view, and how far it is scrolled out. */
  const anchor = useRef<{ readonly key: string; readonly within: number } | undefined>(undefined);
  void scrolls.value;

  // `changes` counts the heights that were measured since.
  const offsets = useMemo(() => offsetsOf(keys.map((key, index) => heights.current.get(key) ?? guess(index))), [keys, changes.value]);

  const drawn = useRef(offsets);
  if (drawn.current !== offsets) {
    drawn.current = offsets;
    const kept = anchor.current;
    const index = kept === undefined ? -1 : keys.indexOf(kept.key);
    if (kept !== undefined && index >= 0) top.current = (offsets[index] ?? 0) + kept.within;
  }
  const height = view.current?.clientHeight || FIRST_VIEW;
  const { from, to } = rowsBetween(offsets, top.current - BEYOND, top.current + height + BEYOND);

  useLayoutEffect(() => {
    const element = view.current;
    if (element === null) return;
    if (Math.abs(element.scrollTop - top.current) >= 1) element.scrollTop = top.current;
    if (measure(element, heights.current)) changes.value++;
  });

  useLayoutEffect(() => {
    const element = view.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    let width = element.clientWidth;
    const observer = new ResizeObserver(() => {
      // Another width breaks lines elsewhere: every height is a guess again.
      if (element.clientWidth !== width) heights.current.clear();
      width = element.clientWidth;
      changes.value++;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [view, changes]);

  return {
    from,
    to,
    before: offsets[from] ?? 0,
    after: (offsets[keys.length] ?? 0) - (offsets[to] ?? 0),
    onScroll: () => {
      const scrolled = view.current?.scrollTop ?? 0;
      const row = rowAt(offsets, scrolled);
      top.current = scrolled;
      anchor.current = scrolled <= 0 ? undefined : { key: keys[row] ?? '', within: scrolled - (offsets[row] ?? 0) };
      scrolls.value++;
    },
  };
}

/** Takes the height of every row that is drawn; says whether any was another than thought. */
function measure(view: HTMLElement, heights: Map<string, number>): boolean {
  let isNew = false;
  for (const row of view.querySelectorAll<HTMLElement>('[data-row]')) {
    const key = row.dataset['row'] ?? '';
    const { height } = row.getBoundingClientRect();
    if (height === 0 || Math.abs((heights.get(key) ?? -1) - height) < 0.5) continue;
    heights.set(key, height);
    isNew = true;
  }
  return isNew;
}
