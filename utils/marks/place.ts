import type { Marks } from '@/utils/hosts/shared';
import { originOf } from '@/utils/spotting/origin-of';
import { boxOf } from './box';
import type { Mark } from './mark';
import { isInSight, type Point, roomBeside } from './room';

/** So many marks are shown at once. */
const SHOWN = 60;

/**
 * Puts each mark beside what can be seen of its person, and takes the others away. Returns whether some have still to look for their room.
 * @param searches how many may do so now: it is what costs
 */
export function place(
  marks: readonly Mark[],
  visible: ReadonlySet<Element>,
  { host, root }: Pick<Marks, 'host' | 'root'>,
  searches: number,
): boolean {
  const spots = new Map<Mark, Point>();
  let due = 0;
  for (const mark of marks) {
    if (spots.size === SHOWN || !visible.has(mark.element)) continue;
    const box = boxOf(mark);
    if (!isInSight(mark.element, (box.left + box.right) / 2, (box.top + box.bottom) / 2)) continue;
    const { x, y } = originOf(mark.element.ownerDocument);
    if (mark.isDue && due++ < searches) {
      const taken = [...spots.values()].map((spot) => ({ x: spot.x - x, y: spot.y - y }));
      const room = roomBeside(mark.element, box, taken);
      mark.room = room && { x: room.x - box.left, y: room.y - box.top };
      mark.isDue = false;
    }
    if (mark.room) spots.set(mark, { x: x + box.left + mark.room.x, y: y + box.top + mark.room.y });
  }
  draw(spots, host.getBoundingClientRect(), root);
  return due > searches;
}

/** In the order of the page, which is that of the tab key. What is not shown is not there: it costs nothing, and no key finds it. */
function draw(spots: ReadonlyMap<Mark, Point>, from: DOMRect, root: ShadowRoot): void {
  const shown = new Set<Element>([...spots.keys()].map(({ button }) => button));
  for (const button of root.querySelectorAll('button')) if (!shown.has(button)) button.remove();
  let next = root.firstChild;
  for (const [{ button }, { x, y }] of spots) {
    button.style.translate = `${Math.round(x - from.left)}px ${Math.round(y - from.top)}px`;
    if (button === next) next = next.nextSibling;
    else root.insertBefore(button, next);
  }
}
