/** A name without what spelling varies in: case, accents, signs, double spaces. Two equal ones are taken for the same. */
export function normaliseName(name: string): string {
  // Most names are plain, and a large file has millions of them.
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/i.test(name)) return name.toLowerCase();
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}&+]+/gu, ' ')
    .trim();
  return plain === '' ? name.trim().toLowerCase() : plain;
}
