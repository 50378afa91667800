import { v5 } from 'uuid';
import { newId } from './id';
import { folded } from './named';
import type { Competitor, CompetitorId } from './voice';

/** The names of competitors, among all names that ids are made of. */
const NAMES = '0b6f5c1e-9a53-4f0e-8d0c-5a1f2f1f7a61';

/**
 * A competitor of that name. The id is made of the name, so that two members of a team who type it are speaking of one; where another goes by
 * that id, which was called so before, it is a new one.
 */
export function newCompetitor(name: string, known: readonly Competitor[]): Competitor {
  const id = v5(folded(name), NAMES) as CompetitorId;
  return { id: known.some((each) => each.id === id) ? newId<'competitor'>() : id, name, aliases: [] };
}
