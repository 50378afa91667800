import { newCompetitor } from '@/utils/domain/competitor';
import type { ImportId } from '@/utils/domain/customer';
import { findNamed } from '@/utils/domain/named';
import type { Competitor, CompetitorId } from '@/utils/domain/voice';

/** The competitors that rows can name: those the database holds, and those that the rows at hand add. */
export interface Rivals {
  /** Finds the competitor of that name, or makes one. */
  named(name: string): CompetitorId;
  /** Those made. */
  made(): readonly Competitor[];
}

export function createRivals(known: readonly Competitor[], importId: ImportId): Rivals {
  const made: Competitor[] = [];
  const byName = new Map<string, CompetitorId>();
  const findOrMake = (name: string): CompetitorId => {
    const all = [...known, ...made];
    const found = findNamed(name, all);
    if (found !== undefined) return found.id;
    const competitor: Competitor = { ...newCompetitor(name, all), importId };
    made.push(competitor);
    return competitor.id;
  };
  return {
    named(name) {
      const id = byName.get(name) ?? findOrMake(name);
      byName.set(name, id);
      return id;
    },
    made: () => made,
  };
}
