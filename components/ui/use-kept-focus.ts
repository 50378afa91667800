import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the focus in an element whose pressed button goes away or moves with what it changed: the first thing that can be pressed there
 * takes it, else the element itself, which then needs a `tabIndex`. `hadFocus` says whether the focus was in it before it is drawn anew.
 */
export function useKeptFocus<E extends HTMLElement>(): { readonly root: RefObject<E | null>; readonly hadFocus: boolean } {
  const root = useRef<E>(null);
  // Asked while drawing, as afterwards the button is gone.
  const hadFocus = root.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (!hadFocus || root.current?.contains(document.activeElement) !== false) return;
    (root.current.querySelector<HTMLElement>('button, a[href]') ?? root.current).focus();
  });
  return { root, hadFocus };
}
