import { COLON, DASH, DOMAIN, DOT, ESCAPE, kindAt, LOCAL, NAME, SPACE } from './characters';
import { domainEnd } from './top-level';

/*
 * What is taken for an address, where the sources dispute it:
 * - Quoted local parts, comments and address literals (`"a b"@x.example`, `a(b)@x.example`, `a@[127.0.0.1]`) are not taken: in text they
 *   are far more often quotation marks and brackets around an address.
 * - A domain ends in a top-level domain of the IANA list, in a label of another script or in punycode, or in one of the reserved and
 *   intranet names of top-level.ts.
 * - Trailing dots, dashes and underscores belong to the sentence, not to the domain; leading punctuation to the sentence, not to the name.
 * - What a URL says about its user (`scheme://user:pass@host`) is no mail address; neither are Message-IDs and content ids.
 */

/** Local parts are at most 64 characters, domains 255 (RFC 5321): this bounds the work at each `@`, whatever surrounds it. */
const LOCAL_MAX = 64;
/** How many characters before and behind an address say what it is. */
const AROUND = 80;
/** How long what ends in the colon before an id may be. */
const KEY_MAX = 16;

const [SLASH, AT] = [47, 64];
const FILE_AT_DENSITY = /^\d+(?:\.\d+)?x\.[a-z]{2,5}$/i;
/** What stands before an address in a link's query, and what an encoder left of `=`, `<`, a space, `"` and `:`. */
const ESCAPED = /^.*(?:[?&][a-z]+=|%(?:3D|3C|20|22|3A))/i;
/** Punctuation before a name belongs to the sentence; where there is no name at all, it is the address. */
const LEADING = /^(?!\p{M})[^\p{L}\p{N}_+~-]+(?=.*[\p{L}\p{N}])/u;
/** A URL's authority that has not ended, or an id of a message or of a part of one. */
const PART_OF_URL = /(?::\/\/[^\s/?#@"'<>]*|(?:\b[cm]id:|(?:message-id|in-reply-to|references):\s*<?)[^\s>]*)$/i;
/** Characters that mail programs slip into addresses so that lines can break: soft hyphen, zero-width space and joiners, word joiner, byte order mark. */
const INVISIBLE = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff'] as const;
const ANY_INVISIBLE = new RegExp(INVISIBLE.join('|'), 'g');
const MAILTO = /mailto:[^\s"'<>]+/gi;

/** One address in a text; `start` and `end` are offsets into the text as it is after invisible characters were removed. */
export interface Found {
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** What a text names: addresses in order of appearance, repeated ones repeated; bare domains that are no part of an address, each once. */
export interface Scan {
  readonly emails: string[];
  readonly domains: string[];
}

/** Addresses and bare domains in a text, as written (domain in its own case, no punycode). Linear in the length of the text. */
export function scan(text: string): Scan {
  const clean = visibleText(text);
  const found = findAddresses(clean);
  return { emails: found.map(({ written }) => written), domains: bareDomains(clean, found) };
}

/** The text without the characters that nobody sees, and with the `@` that links write as `%40`. */
export function visibleText(text: string): string {
  // Searches for one character are ten times as fast as the pattern that nearly no text needs.
  const clean = INVISIBLE.some((character) => text.includes(character)) ? text.replace(ANY_INVISIBLE, '') : text;
  return clean.includes('%40') ? clean.replace(MAILTO, (link) => link.replaceAll('%40', '@')) : clean;
}

/** The addresses of a text that holds no invisible characters, in order. */
export function findAddresses(text: string): Found[] {
  const found: Found[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const address = addressAround(text, at, from);
    if (address) {
      found.push(address);
      from = address.end;
    }
  }
  return found;
}

/** The addresses without those that are part of a name: in `"Ann <ann@acme.example>" <eve@evil.example>` only the last is one. */
export function properAddresses(text: string): Found[] {
  const found = findAddresses(text);
  return found.filter(({ end }, index) => {
    const next = found[index + 1];
    return next === undefined || !/^[>)\]]?["'”»]?\s*<$/u.test(text.slice(end, next.start));
  });
}

function addressAround(text: string, at: number, from: number): Found | undefined {
  const end = domainEnd(text, at + 1, text.length);
  if (end === at + 1 || goesOn(text, end) || isFile(text, at + 1, end)) return undefined;
  const start = localStart(text, at, from);
  if (start === undefined || isPartOfUrl(text, start) || (text.charCodeAt(end) === SLASH && isResource(text, end))) return undefined;
  return { written: text.slice(start, end), start, end };
}

/** Whether more stands behind a domain than ends a sentence: labels that are not sound, or a second @, which makes neither an address. */
function goesOn(text: string, end: number): boolean {
  if (text.charCodeAt(end) === AT) return true;
  let behind = end;
  while (behind < text.length && isDotOrDash(text, behind)) behind++;
  return behind < text.length && (kindAt(text, behind) & DOMAIN) !== 0;
}

const isFile = (text: string, begin: number, end: number): boolean =>
  isDigit(text.charCodeAt(begin)) && FILE_AT_DENSITY.test(text.slice(begin, end));

/** Where the local part that ends before `at` starts, not before `from`, or undefined where there is none. */
function localStart(text: string, at: number, from: number): number | undefined {
  const stop = Math.max(from, at - LOCAL_MAX - 1);
  let start = at;
  let kinds = 0;
  /** Of the character at `start`; what follows the local part joins nothing to it. */
  let kind = DOT;
  let hasLooseDot = false;
  while (start > stop) {
    const before = kindAt(text, start - 1);
    if (!(before & LOCAL)) break;
    if (before & kind & DOT) hasLooseDot = true;
    kinds |= before;
    kind = before;
    start--;
  }
  const isPlain = kind & NAME && !(kinds & ESCAPE || hasLooseDot);
  const begin = isPlain ? start : startWithin(text, start, at);
  return begin < at && at - begin <= LOCAL_MAX ? begin : undefined;
}

/** Where within what stands before an @ the local part starts; at the @ where it is none. */
function startWithin(text: string, from: number, at: number): number {
  const local = text.slice(from, at).replace(ESCAPED, '').replace(LEADING, '');
  return /\.(?:\.|$)/.test(local) ? at : at - local.length;
}

/** Whether what stands before makes it the user of a URL (`ftp://user:`), or the id of a message or of a part of one. */
function isPartOfUrl(text: string, start: number): boolean {
  const stop = Math.max(0, start - AROUND);
  let from = start;
  let kind = 0;
  let kinds = 0;
  for (; from > stop; from--) {
    kind = kindAt(text, from - 1);
    if (kind & SPACE) break;
    kinds |= kind;
  }
  for (; from > stop && kind & SPACE; from--) kind = kindAt(text, from - 1);
  // Both say so by a colon: most addresses stand behind none, or behind a word of two letters as `To:`, and need no pattern.
  if (!(kinds & COLON) && !(kind & COLON && kindAt(text, from - 3) & LOCAL)) return false;
  return PART_OF_URL.test(text.slice(Math.max(0, from - KEY_MAX), start));
}

/** Whether what follows makes it the address of something else: `room@chat.example/ann`, but not `a@x.example/b@y.example`. */
const isResource = (text: string, end: number): boolean => /^\/[^\s/@,;<>"]+(?![^\s]*@)(?=[\s]|$)/.test(text.slice(end, end + AROUND));

/** The domains of what is left of the text once addresses, and what hangs on an `@` without being one, are cut out. */
function bareDomains(text: string, addresses: readonly Found[]): string[] {
  const domains = new Set<string>();
  const nextDot = finder(text, '.');
  const nextAt = finder(text, '@');
  let from = 0;
  for (const { start, end } of [...addresses, { start: text.length, end: text.length }]) {
    for (let dot = nextDot(from); dot < start; dot = nextDot(from)) {
      const at = nextAt(from);
      from = at < dot ? tailEnd(text, at, start) : takeDomain(domains, text, from, dot, start);
    }
    from = end;
  }
  return [...domains];
}

/** Where the next of a character stands, asked for with growing offsets: no part of the text is searched twice. Infinity where none is. */
function finder(text: string, character: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) next = text.indexOf(character, from);
    if (next < 0) next = Number.POSITIVE_INFINITY;
    return next;
  };
}

/** Where what hangs on the `@` ends, not behind `stop`. */
function tailEnd(text: string, at: number, stop: number): number {
  let end = at + 1;
  while (end < stop && text.charCodeAt(end) !== AT && !(kindAt(text, end) & SPACE)) end++;
  return end;
}

/** Adds the domain that has its first dot there, where there is one; returns where to go on. */
function takeDomain(domains: Set<string>, text: string, from: number, dot: number, stop: number): number {
  if (dot + 1 >= stop || !isLabelAt(text, dot + 1)) return dot + 1;
  let start = dot;
  while (start > from && isLabelAt(text, start - 1)) start--;
  while (start < dot && !(kindAt(text, start) & NAME)) start++;
  if (start === dot) return dot + 1;
  let end = domainEnd(text, start, stop);
  if (end > dot) domains.add(text.slice(start, end));
  else for (end = dot + 1; end < stop && (isLabelAt(text, end) || (isDot(text, end) && isLabelAt(text, end + 1))); ) end++;
  return end;
}

const isDot = (text: string, offset: number): boolean => (kindAt(text, offset) & DOT) !== 0;
const isDotOrDash = (text: string, offset: number): boolean => (kindAt(text, offset) & (DOT | DASH)) !== 0;
const isDigit = (code: number): boolean => code > 47 && code < 58;
const isLabelAt = (text: string, offset: number): boolean => (kindAt(text, offset) & (DOMAIN | DOT)) === DOMAIN;
