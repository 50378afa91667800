/** What a character may be part of, as bits: the local part of an address; a domain; the beginning of a name; an escape within a local part. */
export const LOCAL = 1;
export const DOMAIN = 2;
export const NAME = 4;
export const ESCAPE = 8;

const SPACE = /\s/;

const kindOf = (character: string): number => {
  if (/[\p{L}\p{N}]/u.test(character)) return LOCAL | DOMAIN | NAME;
  if (/[\p{M}.-]/u.test(character)) return LOCAL | DOMAIN;
  if (/[%=]/.test(character)) return LOCAL | ESCAPE;
  return /[!#$&'*+/?^_`{|}~]/.test(character) ? LOCAL : 0;
};

const ASCII = Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));

/** The bits of the character at an offset; none outside the text. */
export function kindAt(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code < 128 ? (ASCII[code] ?? 0) : kindOf(text.charAt(offset));
}

/** Whether the character at an offset is white space. */
export function isSpaceAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code < 128 ? code === 32 || (code > 8 && code < 14) : SPACE.test(text.charAt(offset));
}
