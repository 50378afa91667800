/** A text for comparison: no case, no accents, single spaces, straight apostrophes. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();

/** Something that goes by several names. */
export interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** All names that somebody goes by. */
export const namesOf = ({ name, aliases }: Named): readonly string[] => [name, ...aliases];

/** Who is called exactly that, but for case and accents. */
export function findNamed<T extends Named>(name: string, all: readonly T[]): T | undefined {
  const wanted = folded(name);
  return all.find((each) => namesOf(each).some((known) => folded(known) === wanted));
}
