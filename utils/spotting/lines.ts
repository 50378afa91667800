import { isVisible } from './visible';

/** A long mail says who it is from at its beginning; more than this is not read. Characters. */
const MOST = 20_000;
const BLOCK = /^(?:ADDRESS|ARTICLE|BLOCKQUOTE|BR|DD|DIV|DL|DT|FIELDSET|H[1-6]|HR|LI|OL|P|PRE|SECTION|TABLE|TBODY|TR|UL)$/;
const CELL = /^(?:TD|TH)$/;

const NO_TEXT = 'script, style, template, noscript, textarea';
/** What repeats an earlier message. */
export const QUOTED = 'blockquote, .gmail_quote, #divRplyFwdMsg';

/** What its author hid, wherever it stands. */
const HIDDEN = '[hidden], [aria-hidden="true"], [style*="display:none" i], [style*="display: none" i]';

/**
 * The visible text of an element as lines, as they are laid out; the cells of a table's row stand on one line, a tab apart. An element that
 * a host folded away is read as if it were open.
 * @param others a selector of what is left out beside what is no text
 */
export function linesOf(root: Element, others = 'script'): string[] {
  const isFolded = !isVisible(root);
  const isHidden = (element: Element) => (isFolded ? element.matches(HIDDEN) : !isVisible(element));
  const parts: string[] = [];
  let length = 0;
  const read = (node: Node): void => {
    if (length > MOST) return;
    if (node.nodeType === 3) {
      const text = node.nodeValue ?? '';
      length += text.length;
      parts.push(isPreformatted(node) ? text : text.replace(/\s+/g, ' '));
    } else if (node.nodeType === 1) {
      const element = node as Element;
      if (element !== root && (element.matches(`${NO_TEXT}, ${others}`) || isHidden(element))) return;
      const isBlock = BLOCK.test(element.tagName);
      if (isBlock) parts.push('\n');
      for (const child of element.childNodes) read(child);
      if (isBlock) parts.push('\n');
      else if (CELL.test(element.tagName)) parts.push('\t');
    }
  };
  read(root);
  const lines = parts.join('').split(/\n+/);
  return lines.map((line) => line.replace(/\t+/g, '\t').trim()).filter((line) => line !== '');
}

const isPreformatted = (node: Node): boolean => node.parentElement?.closest('pre') != null;
