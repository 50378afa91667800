/** The text of a node where it is no longer than `most` characters, else undefined. Reads no further than that, however long the node is. */
export function briefText(node: Node, most = 80): string | undefined {
  let text = '';
  const walker = (node.ownerDocument ?? document).createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    text += walker.currentNode.nodeValue?.replace(/\s+/g, ' ') ?? '';
    if (text.length > most + 20) return undefined;
  }
  return text.trim();
}

/** Whether a text can be the name of a person: some words, the first with a capital, or a few letters of a script without capitals. */
export const isName = (text: string): boolean =>
  /^["“]?\p{Lu}[\p{L}\p{M}.'’-]*,?( [\p{L}\p{M}.'’-]+){1,4}["”]?$|^[\p{Lo}・ ]{2,20}$/u.test(text);
