import tlds from 'tlds';

/**
 * What is taken for an address, where the sources dispute it:
 * - Quoted local parts, comments and address literals (`"a b"@x.example`, `a(b)@x.example`, `a@[127.0.0.1]`) are not taken: in text they
 *   are far more often quotation marks and brackets around an address.
 * - A domain ends in a top-level domain of the IANA list, in a label of another script or in punycode, or in one of the reserved and
 *   intranet names below.
 * - Trailing dots, dashes and underscores belong to the sentence, not to the domain; leading punctuation to the sentence, not to the name.
 * - What a URL says about its user (`scheme://user:pass@host`) is no mail address; neither are Message-IDs and content ids.
 */
const INTRANET = new Set(['test', 'example', 'localhost', 'local', 'internal', 'lan', 'corp', 'home.arpa']);
const TOP_LEVEL = new Set<string>([...tlds, ...INTRANET]);

/** Local parts are at most 64 characters, domains 255 (RFC 5321): this bounds the work at each `@`, whatever surrounds it. */
const LOCAL_MAX = 64;
const DOMAIN_MAX = 255;

const LOCAL_CHARACTER = /[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]/u;
const DOMAIN_CHARACTER = /[\p{L}\p{N}\p{M}.-]/u;
const FILE_AT_DENSITY = /^\d+(?:\.\d+)?x\.[a-z]{2,5}$/i;
const DOMAIN_IN_TEXT = /[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*(?:\.[\p{L}\p{N}\p{M}-]+)+/gu;
/** Characters that mail programs slip into addresses so that lines can break: soft hyphen, zero-width space and joiners, word joiner, byte order mark. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]|\u200c|\u200d/g;

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

/** The text without the characters that nobody sees. */
export const visibleText = (text: string): string => text.replace(INVISIBLE, '');

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
  if (start === undefined || isUserInfo(text, start) || isMessageId(text, start) || isResource(text, end)) return undefined;
  return { written: text.slice(start, end), start, end };
}

/** Where the domain that begins at `begin` ends, or undefined where none does. */
function domainEnd(text: string, begin: number): number | undefined {
  const stop = Math.min(text.length, begin + DOMAIN_MAX);
  let end = begin;
  while (end < stop && DOMAIN_CHARACTER.test(text.charAt(end))) end++;
  while (end > begin && /[.-]/.test(text.charAt(end - 1))) end--;
  const domain = text.slice(begin, end);
  // A second @ right behind makes neither an address: `a@b@c.example`.
  if (domain === '' || text.charAt(end) === '@' || FILE_AT_DENSITY.test(domain)) return undefined;
  return isMailDomain(domain.toLowerCase()) ? end : undefined;
}

function isMailDomain(domain: string): boolean {
  const labels = domain.split('.');
  if (labels.some((label) => label === '' || label.length > 63 || label.startsWith('-') || label.endsWith('-'))) return false;
  const last = labels.at(-1) ?? '';
  return labels.length === 1 ? INTRANET.has(domain) : isTopLevel(last) || domain.endsWith('.home.arpa');
}

/** Labels of other scripts are taken as they are: the list has two hundred of them, and text has no other use for a dot before one. */
const isTopLevel = (label: string): boolean =>
  TOP_LEVEL.has(label) || label.startsWith('xn--') || /^(?!\p{Script=Latin})\p{L}[\p{L}\p{M}]+$/u.test(label);

/** Where the local part that ends before `at` starts, not before `from`, or undefined where there is none. */
function localStart(text: string, at: number, from: number): number | undefined {
  const stop = Math.max(from, at - LOCAL_MAX - 1);
  let start = at;
  while (start > stop && LOCAL_CHARACTER.test(text.charAt(start - 1))) start--;
  // What stands before an address in a link's query, and what an encoder left of `=`, `<`, a space, `"` and `:`.
  const escaped = /^.*(?:[?&][a-z]+=|%(?:3D|3C|20|22|3A))/i.exec(text.slice(start, at));
  if (escaped) start += escaped[0].length;
  // Punctuation before a name belongs to the sentence; where there is no name at all, it is the address.
  if (/[\p{L}\p{N}]/u.test(text.slice(start, at))) while (/[^\p{L}\p{N}_+~-]/u.test(text.charAt(start))) start++;
  const local = text.slice(start, at);
  const isWhole = local !== '' && local.length <= LOCAL_MAX && !local.endsWith('.') && !local.includes('..');
  return isWhole ? start : undefined;
}

/** Whether the text before `start` opens a URL whose authority has not ended: `ftp://user:`. */
function isUserInfo(text: string, start: number): boolean {
  return /:\/\/[^\s/?#@"'<>]*$/.test(text.slice(Math.max(0, start - 80), start));
}

/** Whether what follows makes it the address of something else: `room@chat.example/ann`, but not `a@x.example/b@y.example`. */
const isResource = (text: string, end: number): boolean => /^\/[^\s/@,;<>"]+(?![^\s]*@)(?=[\s]|$)/.test(text.slice(end, end + 80));

const isMessageId = (text: string, start: number): boolean =>
  /(?:\bcid:|\bmid:|(?:message-id|in-reply-to|references):\s*<?)[^\s>]*$/i.test(text.slice(Math.max(0, start - 80), start));

function bareDomains(text: string, addresses: readonly Found[]): string[] {
  const domains = new Set<string>();
  for (const match of withoutAddresses(text, addresses).matchAll(DOMAIN_IN_TEXT)) {
    const domain = match[0].replace(/-+$/, '');
    const last = domain.slice(domain.lastIndexOf('.') + 1).toLowerCase();
    if (isTopLevel(last) && isMailDomain(domain.toLowerCase())) domains.add(domain);
  }
  return [...domains];
}

/** What is left of the text once addresses, and what hangs on an `@` without being one, are cut out. */
function withoutAddresses(text: string, addresses: readonly Found[]): string {
  const ends = [0, ...addresses.map(({ end }) => end)];
  const gaps = ends.map((end, index) => text.slice(end, addresses[index]?.start ?? text.length));
  return gaps.join('\n').replace(/@[^\s@]*/g, ' ');
}
