import tlds from 'tlds';
import { DASH, DOMAIN, DOT, kindAt } from './characters';

/** Names that end a domain inside a network, or are kept for examples (RFC 2606, 6761, 6762, 8375). `home.arpa` needs no line: `arpa` is in the list. */
const INTRANET = new Set(['test', 'example', 'localhost', 'local', 'internal', 'lan', 'corp']);
const TOP_LEVEL = new Set([...tlds, ...INTRANET]);

/** A label of another script is taken as it is: the list has two hundred of them, and text has no other use for a dot before one. */
const OTHER_SCRIPT = /^(?!\p{Script=Latin})\p{L}[\p{L}\p{M}]+$/u;

/** Longest name of a domain, and of one of its labels (RFC 1035). */
const DOMAIN_MAX = 255;
const LABEL_MAX = 63;

/**
 * Where the domain that begins there ends, not behind `stop`; `begin` where none does that can receive mail: labels that neither begin nor end
 * with a dash, one dot between them, the last one that ends domains. Dots and dashes behind it are no part of it.
 */
export function domainEnd(text: string, begin: number, stop: number): number {
  let end = begin;
  let label = begin;
  let dot = -1;
  for (let offset = begin; offset < stop; offset++) {
    const kind = kindAt(text, offset);
    if (!(kind & DOMAIN)) break;
    if (kind & DOT) dot = offset;
    if (kind & (DOT | DASH)) continue;
    if (offset > end) {
      // What joins this character to the one before: dashes, or a single dot; all else ends the domain.
      const isLabel = dot >= end;
      if (end === begin || (isLabel && (offset - end > 1 || end - label > LABEL_MAX))) break;
      if (isLabel) label = offset;
    }
    end = offset + 1;
  }
  const isSound = end > begin && end - begin <= DOMAIN_MAX && end - label <= LABEL_MAX;
  return isSound && endsDomain(text.slice(label, end).toLowerCase(), label === begin) ? end : begin;
}

/** Whether a label, in lower case, can end a domain. */
function endsDomain(label: string, isAlone: boolean): boolean {
  return isAlone ? INTRANET.has(label) : TOP_LEVEL.has(label) || label.startsWith('xn--') || OTHER_SCRIPT.test(label);
}
