import type { Anchor } from './anchors';

/** A box in pixels of its document's viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const range = document.createRange();

/** The box of what the page shows of a person: their address, else the first words there; the whole button where it is one. */
export function boxOf({ element, address }: Anchor): Box {
  const button = element.closest('button, [role="button"]');
  const text = button ? undefined : textIn(element, address);
  if (text === undefined) return (button ?? element).getBoundingClientRect();
  const [node, start, end] = text;
  range.setStart(node, start);
  range.setEnd(node, end);
  const rects = range.getClientRects();
  const { left, top, right, bottom } = rects[rects.length - 1] ?? element.getBoundingClientRect();
  return { left, top, right: clipped(node.parentElement, right), bottom };
}

function textIn(element: Element, address: string): [Node, number, number] | undefined {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let first: [Node, number, number] | undefined;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    const start = text.indexOf(address);
    if (start >= 0) {
      const after = start + address.length;
      return [node, start, after + (/^[>)\]]*/.exec(text.slice(after))?.[0].length ?? 0)];
    }
    if (text.trim()) first ??= [node, text.search(/\S/), text.trimEnd().length];
  }
  return first;
}

/** Text goes on where an ancestor cuts it off: where it ends for whoever looks. */
function clipped(element: Element | null, right: number, levels = 4): number {
  if (element === null || levels === 0) return right;
  const end = getComputedStyle(element).overflowX === 'visible' ? right : Math.min(right, element.getBoundingClientRect().right);
  return clipped(element.parentElement, end, levels - 1);
}
