/**
 * Nodes of one tree in document order. Comparing two siblings costs as much as there are others between them; so the children of each parent
 * are gone through once, however many of them are asked about.
 */
export function inDocumentOrder(root: Node, nodes: Iterable<Node>): Node[] {
  const wanted = new Set(nodes);
  const below = new Map<Node, Set<Node>>();
  for (const node of wanted) {
    for (let child = node, parent = child.parentNode; parent !== null; child = parent, parent = child.parentNode) {
      const known = below.get(parent);
      if (known === undefined) below.set(parent, new Set([child]));
      else known.add(child);
      if (known !== undefined || child === root) break;
    }
  }
  const ordered: Node[] = [];
  const visit = (node: Node): void => {
    if (wanted.has(node)) ordered.push(node);
    for (const child of sorted(node, below.get(node))) visit(child);
  };
  visit(root);
  return ordered;
}

function sorted(parent: Node, children: ReadonlySet<Node> | undefined): Iterable<Node> {
  if (children === undefined || children.size < 2) return children ?? [];
  const found: Node[] = [];
  for (let child = parent.firstChild; child !== null && found.length < children.size; child = child.nextSibling) {
    if (children.has(child)) found.push(child);
  }
  return found;
}
