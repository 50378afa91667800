/** How long somebody who has the file would have to try: told by length, since people's tricks with signs are the first that are tried. */
export type Strength = 'weak' | 'fair' | 'strong';

/** Letters of which a passphrase says something new: `aaaaaaaaaaaa` and `abcabcabcabc` say little. */
export function passphraseStrength(passphrase: string): Strength {
  const text = passphrase.normalize('NFKC');
  const telling = Math.min([...text].length, 2 * new Set(text).size);
  return telling < 12 ? 'weak' : telling < 20 ? 'fair' : 'strong';
}
