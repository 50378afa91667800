/** The text of a node where it is no longer than `most` characters, else undefined. Reads no further than that, however long the node is. */
export function briefText(node: Node, most = 80): string | undefined {
  let text = '';
  const walker = (node.ownerDocument ?? document).createTreeWalker(node, NodeFilter.SHOW_TEXT);
  for (let part: Node | null = node.nodeType === 3 ? node : walker.nextNode(); part !== null; part = walker.nextNode()) {
    text += part.nodeValue ?? '';
    if (text.length > most * 4 || text.trim().length > most) return undefined;
  }
  return text.replace(/\s+/g, ' ').trim();
}
