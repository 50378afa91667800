import { normaliseHeader } from './headers';
import { words } from './synonyms/words';

/** Words of cells by what they mean; compared after `normaliseHeader`. */
export function indexOfWords<Value extends string>(meanings: Record<Value, readonly string[]>): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const value in meanings) for (const word of words(...meanings[value])) found.set(normaliseHeader(word), value);
  return found;
}
