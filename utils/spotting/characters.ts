/** What a character may be part of, as bits: the local part of an address; a domain; the beginning of a name; an escape within a local part. */
export const LOCAL = 1;
export const DOMAIN = 2;
export const NAME = 4;
export const ESCAPE = 8;
/** What joins the parts of a domain. */
export const DOT = 16;
export const DASH = 32;
/** What stands before an address and says what it is. */
export const SPACE = 64;
export const COLON = 128;
/** Was asked for before. */
const KNOWN = 256;

/** By code: patterns for all letters of the world are slow, so each character is tried but once. */
const kinds = new Uint16Array(1 << 16);

/** The bits of the character at an offset; none that are named outside the text. */
export function kindAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return kinds[code] || learn(code);
}

function learn(code: number): number {
  const kind = KNOWN | kindOf(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

function kindOf(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return LOCAL | DOMAIN | NAME;
  if (/\p{M}/u.test(character)) return LOCAL | DOMAIN;
  if (character === '.') return LOCAL | DOMAIN | DOT;
  if (character === '-') return LOCAL | DOMAIN | DASH;
  if (/[%=]/.test(character)) return LOCAL | ESCAPE;
  if (/\s/.test(character)) return SPACE;
  return character === ':' ? COLON : /[!#$&'*+/?^_`{|}~]/.test(character) ? LOCAL : 0;
}
