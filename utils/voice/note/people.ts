import type { Customer } from '@/utils/domain/customer';
import { folded } from '@/utils/domain/named';
import type { NotePerson } from './parse';

/** The people whom a note can name; a first or last name suffices where nobody else has it. */
export function notePeople(customers: readonly Customer[]): readonly NotePerson[] {
  const people = customers.filter(({ kind }) => kind === 'person');
  const partsOf = (name: string) =>
    [...new Set([name.split(/\s+/)[0] ?? '', name.split(/\s+/).at(-1) ?? ''])].filter((part) => part !== name);
  const counts = new Map<string, number>();
  for (const part of people.flatMap(({ name }) => partsOf(name).map(folded))) counts.set(part, (counts.get(part) ?? 0) + 1);
  return people.map(({ id, name }) => ({ id, name, aliases: partsOf(name).filter((part) => counts.get(folded(part)) === 1) }));
}
