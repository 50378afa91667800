/** No browser draws elements of more than some ten million pixels: a taller table is scrolled in proportion. */
export const TALLEST = 8_000_000;

export interface VirtualInput {
  readonly count: number;
  readonly rowHeight: number;
  /** The height of the view of rows. */
  readonly viewHeight: number;
  readonly scrollTop: number;
}

export interface VirtualRows {
  /** Rows to draw, `to` excluded. */
  readonly from: number;
  readonly to: number;
  /** Where the first of them is drawn, from the top of all. */
  readonly top: number;
  /** How tall all are taken to be. */
  readonly height: number;
}

/** Rows drawn beyond the view on either side. */
const BEYOND = 6;

/** Which rows of a table to draw at a scroll position, and where. */
export function virtualRows({ count, rowHeight, viewHeight, scrollTop }: VirtualInput): VirtualRows {
  const whole = count * rowHeight;
  const height = Math.min(whole, TALLEST);
  const y = scrollTop * ratioOf(whole, height, viewHeight);
  const from = Math.max(0, Math.min(count - 1, Math.floor(y / rowHeight)) - BEYOND);
  const to = Math.min(count, Math.ceil((y + viewHeight) / rowHeight) + BEYOND);
  // What is drawn moves with the view: only the rows in it go by faster.
  return { from, to, top: scrollTop - y + from * rowHeight, height };
}

/** The scroll position nearest to the present one at which a row is wholly in view. */
export function scrollTopFor(index: number, { count, rowHeight, viewHeight, scrollTop }: VirtualInput): number {
  const whole = count * rowHeight;
  const ratio = ratioOf(whole, Math.min(whole, TALLEST), viewHeight);
  const y = scrollTop * ratio;
  if (index * rowHeight < y) return (index * rowHeight) / ratio;
  const last = (index + 1) * rowHeight - viewHeight;
  return last > y ? last / ratio : scrollTop;
}

/** How many pixels of rows one pixel of scrolling goes by. */
const ratioOf = (whole: number, height: number, viewHeight: number): number =>
  height > viewHeight ? (whole - viewHeight) / (height - viewHeight) : 1;
