import { DOMAIN, ESCAPE, isSpaceAt, kindAt, LOCAL, NAME } from './characters';
import { DOMAIN_MAX, isMailDomain } from './top-level';

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

const [DASH, DOT, SLASH, AT] = [45, 46, 47, 64];
const FILE_AT_DENSITY = /^\d+(?:\.\d+)?x\.[a-z]{2,5}$/i;
/** What stands before an address in a link's query, and what an encoder left of `=`, `<`, a space, `"` and `:`. */
const ESCAPED = /^.*(?:[?&][a-z]+=|%(?:3D|3C|20|22|3A))/i;
/** A URL's authority that has not ended. */
const USER_INFO = /:\/\/[^\s/?#@"'<>]*$/;
/** How the words before an id end: a short question that spares most addresses the long one. */
const ID_COLON = /(?:id|-to|ces):/i;
const MESSAGE_ID = /(?:\bcid:|\bmid:|(?:message-id|in-reply-to|references):\s*<?)[^\s>]*$/i;
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
  const end = domainEnd(text, at + 1);
  if (end === undefined) return undefined;
  const start = localStart(text, at, from);
  if (start === undefined || isPartOfUrl(text, start) || (text.charCodeAt(end) === SLASH && isResource(text, end))) return undefined;
  return { written: text.slice(start, end), start, end };
}

/** Where the domain that begins at `begin` ends, or undefined where none does. */
function domainEnd(text: string, begin: number): number | undefined {
  const stop = Math.min(text.length, begin + DOMAIN_MAX);
  let end = begin;
  while (end < stop && kindAt(text, end) & DOMAIN) end++;
  while (end > begin && isDotOrDash(text, end - 1)) end--;
  // A second @ right behind makes neither an address: `a@b@c.example`.
  if (end === begin || text.charCodeAt(end) === AT || !isMailDomain(text, begin, end)) return undefined;
  return isDigit(text.charCodeAt(begin)) && FILE_AT_DENSITY.test(text.slice(begin, end)) ? undefined : end;
}

/** Where the local part that ends before `at` starts, not before `from`, or undefined where there is none. */
function localStart(text: string, at: number, from: number): number | undefined {
  const stop = Math.max(from, at - LOCAL_MAX - 1);
  let start = at;
  let kinds = 0;
  for (let kind = kindAt(text, start - 1); start > stop && kind & LOCAL; kind = kindAt(text, start - 1)) {
    kinds |= kind;
    start--;
  }
  if (kinds & ESCAPE) start += ESCAPED.exec(text.slice(start, at))?.[0].length ?? 0;
  // Punctuation before a name belongs to the sentence; where there is no name at all, it is the address.
  if (!(kindAt(text, start) & DOMAIN) || isDotOrDash(text, start)) {
    if (/[\p{L}\p{N}]/u.test(text.slice(start, at))) while (/[^\p{L}\p{N}_+~-]/u.test(text.charAt(start))) start++;
  }
  const local = text.slice(start, at);
  const isWhole = local !== '' && local.length <= LOCAL_MAX && !local.endsWith('.') && !local.includes('..');
  return isWhole ? start : undefined;
}

/** Whether what stands before makes it the user of a URL (`ftp://user:`), or the id of a message or of a part of one. */
function isPartOfUrl(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - AROUND), start);
  return USER_INFO.test(before) || (ID_COLON.test(before) && MESSAGE_ID.test(before));
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
  while (end < stop && text.charCodeAt(end) !== AT && !isSpaceAt(text, end)) end++;
  return end;
}

/** Adds the domain that has its first dot there, where there is one; returns where to go on. */
function takeDomain(domains: Set<string>, text: string, from: number, dot: number, stop: number): number {
  if (dot + 1 >= stop || !isLabelAt(text, dot + 1)) return dot + 1;
  let start = dot;
  while (start > from && isLabelAt(text, start - 1)) start--;
  while (start < dot && !(kindAt(text, start) & NAME)) start++;
  if (start === dot) return dot + 1;
  let end = dot;
  while (end + 1 < stop && isDot(text, end) && isLabelAt(text, end + 1)) {
    end++;
    while (end < stop && isLabelAt(text, end)) end++;
  }
  let last = end;
  while (isDash(text, last - 1)) last--;
  if (last - start <= DOMAIN_MAX && isMailDomain(text, start, last)) domains.add(text.slice(start, last));
  return end;
}

const isDash = (text: string, offset: number): boolean => text.charCodeAt(offset) === DASH;
const isDot = (text: string, offset: number): boolean => text.charCodeAt(offset) === DOT;
const isDotOrDash = (text: string, offset: number): boolean => isDot(text, offset) || isDash(text, offset);
const isDigit = (code: number): boolean => code > 47 && code < 58;
const isLabelAt = (text: string, offset: number): boolean => !isDot(text, offset) && (kindAt(text, offset) & DOMAIN) !== 0;
