import tlds from 'tlds';

/** Names that end a domain inside a network, or are kept for examples (RFC 2606, 6761, 6762, 8375). `home.arpa` needs no line: `arpa` is in the list. */
const INTRANET = new Set(['test', 'example', 'localhost', 'local', 'internal', 'lan', 'corp']);
const TOP_LEVEL = new Set([...tlds, ...INTRANET]);

/** A label of another script is taken as it is: the list has two hundred of them, and text has no other use for a dot before one. */
const OTHER_SCRIPT = /^(?!\p{Script=Latin})\p{L}[\p{L}\p{M}]+$/u;

/** Longest name of a domain, and of one of its labels (RFC 1035). */
export const DOMAIN_MAX = 255;
const LABEL_MAX = 63;
const [DASH, DOT] = [45, 46];

/** Whether that part of a text, of labels and dots only, is a domain that can receive mail: its labels are sound, and its last is one that ends domains. */
export function isMailDomain(text: string, begin: number, end: number): boolean {
  let label = begin;
  for (let offset = begin; offset <= end; offset++) {
    if (offset < end && text.charCodeAt(offset) !== DOT) continue;
    const isSound =
      offset > label && offset - label <= LABEL_MAX && text.charCodeAt(label) !== DASH && text.charCodeAt(offset - 1) !== DASH;
    if (!isSound) return false;
    if (offset < end) label = offset + 1;
  }
  const last = text.slice(label, end).toLowerCase();
  return label === begin ? INTRANET.has(last) : isTopLevel(last);
}

/** Whether a label, in lower case, can end a domain. */
const isTopLevel = (label: string): boolean => TOP_LEVEL.has(label) || label.startsWith('xn--') || OTHER_SCRIPT.test(label);
