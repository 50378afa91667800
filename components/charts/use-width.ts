import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Taken for the width before anything was laid out. */
const FIRST = 640;

/** How wide an element is, in CSS pixels: a drawing is made for that width, so that its letters keep their size. */
export function useWidth<E extends HTMLElement>(): { readonly root: RefObject<E | null>; readonly width: number } {
  const root = useRef<E>(null);
  const width = useSignal(FIRST);
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) return;
    const measure = () => {
      width.value = Math.floor(element.clientWidth) || FIRST;
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  return { root, width: width.value };
}
