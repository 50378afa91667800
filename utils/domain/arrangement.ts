/** The sections of the panel, in the order in which they first come. */
export const sections = ['profitability', 'needs', 'oneVoice', 'sources', 'shoes', 'interactions'] as const;
export type SectionId = (typeof sections)[number];

/** How the user arranged the panel. */
export interface Arrangement {
  /** Every section once, hidden ones included: shown again, they are where they were. */
  readonly order: readonly SectionId[];
  readonly collapsed: readonly SectionId[];
  readonly hidden: readonly SectionId[];
}

export const firstArrangement: Arrangement = { order: sections, collapsed: [], hidden: [] };

/** What was stored as today's arrangement: sections that are no more are dropped, new ones come where they first come. */
export function parseArrangement(stored: unknown): Arrangement | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { order, collapsed, hidden } = stored as Partial<Record<keyof Arrangement, unknown>>;
  const kept = sectionsIn(order);
  return { order: withNewOnes(kept), collapsed: sectionsIn(collapsed), hidden: sectionsIn(hidden) };
}

function sectionsIn(stored: unknown): readonly SectionId[] {
  if (!Array.isArray(stored)) return [];
  return [...new Set(stored.flatMap((each: unknown) => sections.find((section) => section === each) ?? []))];
}

/** A section that the order lacks comes after the one before it. */
function withNewOnes(order: readonly SectionId[]): readonly SectionId[] {
  return sections.reduce<readonly SectionId[]>((all, section, index) => {
    if (all.includes(section)) return all;
    const before = sections[index - 1];
    const at = before === undefined ? 0 : all.indexOf(before) + 1;
    return [...all.slice(0, at), section, ...all.slice(at)];
  }, order);
}

/** Those that are shown, in their order. `there` are those that have something to show: not everybody connected another system. */
export const shownSections = ({ order, hidden }: Arrangement, there: readonly SectionId[] = sections): readonly SectionId[] =>
  order.filter((section) => there.includes(section) && !hidden.includes(section));

/** The section moved past its neighbour among those shown; unchanged at the end. */
export function moved(arrangement: Arrangement, section: SectionId, by: -1 | 1, there?: readonly SectionId[]): Arrangement {
  const shown = shownSections(arrangement, there);
  const neighbour = shown[shown.indexOf(section) + by];
  if (neighbour === undefined) return arrangement;
  const without = arrangement.order.filter((each) => each !== section);
  const at = without.indexOf(neighbour) + (by === 1 ? 1 : 0);
  return { ...arrangement, order: [...without.slice(0, at), section, ...without.slice(at)] };
}

/** The section collapsed or hidden, or no longer so. */
export function toggled(arrangement: Arrangement, what: 'collapsed' | 'hidden', section: SectionId): Arrangement {
  const before = arrangement[what];
  return { ...arrangement, [what]: before.includes(section) ? before.filter((each) => each !== section) : [...before, section] };
}
