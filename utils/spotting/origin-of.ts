/** How far a document's viewport is from that of the page. */
export function originOf({ defaultView }: Document): { readonly x: number; readonly y: number } {
  const frame = defaultView?.frameElement;
  if (!frame) return { x: 0, y: 0 };
  const { left, top } = frame.getBoundingClientRect();
  const outer = originOf(frame.ownerDocument);
  return { x: outer.x + left + frame.clientLeft, y: outer.y + top + frame.clientTop };
}
