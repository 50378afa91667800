import { originOf } from '@/utils/spotting/origin-of';
import type { Box } from './box';
import { HOST } from './overlay';

/** A mark's side, and its distance from what it stands beside, in pixels. */
export const SIZE = 16;
const GAP = 4;
/** What people press, fill in or look at. */
const CONTROL = 'button, a[href], input, select, textarea, summary, label, img, svg, video, canvas, iframe, [role="button"]';
const range = document.createRange();

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a mark has room beside a box: behind it, before it, under or above it; nowhere where it would cover text, a control or another
 * mark.
 */
export function roomBeside(element: Element, { left, top, right, bottom }: Box, taken: readonly Point[]): Point | undefined {
  const middle = (top + bottom - SIZE) / 2;
  const spots = [
    { x: right + GAP, y: middle },
    { x: left - GAP - SIZE, y: middle },
    { x: left, y: bottom + 1 },
    { x: left, y: top - SIZE - 1 },
  ];
  return spots.find(
    (spot) => !taken.some(({ x, y }) => Math.abs(x - spot.x) < SIZE && Math.abs(y - spot.y) < SIZE) && isFree(element, spot),
  );
}

function isFree(element: Element, spot: Point): boolean {
  const below = new Set<Element>();
  for (const right of [0, SIZE / 2, SIZE]) {
    for (const down of [0, SIZE]) {
      const stack = elementsAt(element, spot.x + right, spot.y + down);
      if (!stack[0] || isControl(stack[0], element)) return false;
      for (const hit of stack.slice(0, 4)) below.add(hit);
    }
  }
  return ![...below].some((hit) => [...hit.childNodes].some((node) => node.nodeType === 3 && isUnder(node, spot)));
}

/** A row may be a link as a whole: beside its words there is room. */
function isControl(hit: Element, element: Element): boolean {
  const control = hit.closest(CONTROL);
  return control !== null && !(control.matches('a') && (control.contains(element) || control.parentElement?.contains(element)));
}

function isUnder(text: Node, { x, y }: Point): boolean {
  range.selectNode(text);
  return [...range.getClientRects()].some(({ left, top, right, bottom }) => left < x + SIZE && right > x && top < y + SIZE && bottom > y);
}

/** Whether a point of the element can be seen: nothing cuts it off or stands before it, in its document and those around. */
export function isInSight(element: Element, x: number, y: number): boolean {
  for (const hit of elementsAt(element, x, y)) {
    if (hit.contains(element) || element.contains(hit)) {
      const frame = element.ownerDocument.defaultView?.frameElement;
      const { x: left, y: top } = originOf(element.ownerDocument);
      return !frame || isInSight(frame, x + left, y + top);
    }
    // A row's link may lie over its words, unseen.
    const { backgroundColor, backgroundImage } = getComputedStyle(hit);
    if (backgroundColor !== 'rgba(0, 0, 0, 0)' || backgroundImage !== 'none') return false;
  }
  return false;
}

/** What is at a point of the element's document, from front to back, without our own marks. */
const elementsAt = (element: Element, x: number, y: number) =>
  (element.getRootNode() as Document | ShadowRoot).elementsFromPoint(x, y).filter((hit) => !hit.hasAttribute(HOST));
