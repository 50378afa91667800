import { EDITORS } from './occurrences';

/** Whether a node is part of something that a person is writing in: what changes there does not change whom the page shows. */
export function isBeingTyped(node: Node): boolean {
  const document = node.ownerDocument ?? (node as Document);
  if (document.designMode === 'on') return true;
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return element?.closest(EDITORS) != null;
}
