import type { Page } from 'playwright';

// How our pages look is held by what is true of a good look in any browser, not by pictures: those of one machine differ from those of
// another by its fonts and how it smooths them, so they would fail where nothing is wrong, and be renewed unseen where something is.

/** What is wrong with how a page of ours is laid out now, a line each: cut off, spilt, or on top of something else. */
export const flawsOn = (page: Page): Promise<string[]> => page.evaluate(findFlaws);

/** How much moved on the page since it began to load, without anybody having touched it: the browser's own score, 0 where nothing did. */
export const shiftOn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) sum += entry.value;
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          add(observer.takeRecords());
          resolve(sum);
        }, 100);
      }),
  );

/** Runs in the page. */
function findFlaws(): string[] {
  interface Piece {
    readonly element: Element;
    readonly name: string;
    readonly box: DOMRect;
  }
  const flaws: string[] = [];
  const seen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.textContent || element.ariaLabel || '').trim().slice(0, 40)}”`;
  const clips = (element: Element) => getComputedStyle(element).overflowX !== 'visible' || getComputedStyle(element).clipPath !== 'none';
  /** What is left of a box once all around it that clips has clipped it; undefined where that is nothing that anybody sees. */
  const shown = (box: DOMRect, from: Element): DOMRect | undefined => {
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    for (let around: Element | null = from; around !== null && around !== document.body; around = around.parentElement) {
      if (!clips(around)) continue;
      const frame = around.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return right - left > 2 && bottom - top > 2 ? new DOMRect(left, top, right - left, bottom - top) : undefined;
  };
  /** What stays while the rest scrolls lies over it on purpose, and so does what opens. */
  const layerOf = (element: Element): Element | null => {
    for (let around: Element | null = element; around !== null; around = around.parentElement)
      if (/sticky|fixed|absolute/.test(getComputedStyle(around).position)) return around;
    return null;
  };
  const overlapping = (pieces: readonly Piece[], what: string) => {
    const layers = new Map(pieces.map((piece) => [piece, layerOf(piece.element)]));
    for (const [index, a] of pieces.entries())
      for (const b of pieces.slice(index + 1)) {
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        const isNested = what === 'controls' && (a.element.contains(b.element) || b.element.contains(a.element));
        // Of what is cut by an ellipsis the browser tells the boxes of both, the words and what is left of them.
        const isCut = a.element === b.element && getComputedStyle(a.element).textOverflow === 'ellipsis';
        if (wide > 1 && high > 1 && !isNested && !isCut && layers.get(a) === layers.get(b))
          flaws.push(`${what} overlap: ${a.name} and ${b.name}`);
      }
  };

  const { documentElement } = document;
  const beyond = documentElement.scrollWidth - documentElement.clientWidth;
  if (beyond > 0) flaws.push(`the page scrolls sideways, by ${beyond} pixels`);

  const texts: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const blocks = new Set<Element>();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '' || !seen(element) || element.closest('svg, option, script')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    let isShown = false;
    for (const line of range.getClientRects()) {
      // A font's box is higher than its letters.
      const letters = new DOMRect(line.left, line.top + line.height / 4, line.width, line.height / 2);
      const box = shown(letters, element);
      if (box === undefined) continue;
      isShown = true;
      texts.push({ element, name: nameOf(element), box });
    }
    if (isShown) blocks.add(element);
  }
  for (const element of blocks) {
    const { overflowX, textOverflow } = getComputedStyle(element);
    const isSaidWhole = textOverflow === 'ellipsis' && element.closest('[title]') !== null;
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && !/auto|scroll/.test(overflowX) && !isSaidWhole)
      flaws.push(`cut off or spilt: ${nameOf(element)}`);
  }
  overlapping(texts, 'texts');

  const controls = [...document.querySelectorAll('a, button, input, select, textarea, summary')].filter(seen).flatMap((element) => {
    const box = shown(element.getBoundingClientRect(), element.parentElement ?? element);
    return box === undefined ? [] : [{ element, name: nameOf(element), box }];
  });
  overlapping(controls, 'controls');
  return [...new Set(flaws)];
}
