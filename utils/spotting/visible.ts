/**
 * Whether a person at the screen could see the element: not `hidden`, not `display: none`, not `aria-hidden`, not in closed details, not
 * transparent. A page saved without its style sheets shows more than it did; hosts know their own hooks for that.
 */
export function isVisible(element: Element): boolean {
  if (element.closest('[hidden], [aria-hidden="true"], template, noscript') !== null) return false;
  const details = element.closest('details:not([open])');
  if (details !== null && element.closest('summary')?.parentElement !== details) return false;
  return element.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
}
