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

/** A word of a name: with a capital, behind a few letters at most, as in d’Arc and McCoy. */
const WORD = "[\\p{L}'’]{0,3}\\p{Lu}[\\p{L}\\p{M}.'’-]*";
const NAME = new RegExp(`^["“]?${WORD},?(?: \\p{Ll}{1,3}| ${WORD}){0,3} ${WORD}["”]?$|^[\\p{Lo}・ ]{2,20}$`, 'u');

/**
 * Whether a text can be the name of a person: words with a capital and the short ones that join them, or a few letters of a script without
 * capitals. The beginning of a sentence is none: `Please tell`.
 */
export const isName = (text: string): boolean => NAME.test(text);
