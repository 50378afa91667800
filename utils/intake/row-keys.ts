import type { FactRow } from './parse-facts';

/**
 * Gives each row of one list of facts the key that its record is kept under, the same at each import of the file: its id where it has
 * one, else its content and its count among equals, so that equal rows of one file all count. A further row of the same id is a further
 * record, `interaction:T1#2`, where it says something else; else it is the same row again (undefined).
 */
export function createRowKeys(): (fact: FactRow) => string | undefined {
  const equals = new Map<string, number>();
  const contentsOf = new Map<string, string[]>();
  return (fact) => {
    const content = contentOf(fact);
    if (fact.row.id !== undefined) {
      const base = `${fact.kind}:${fact.row.id}`;
      const before = contentsOf.get(base) ?? [];
      if (before.includes(content)) return undefined;
      contentsOf.set(base, [...before, content]);
      return before.length === 0 ? base : `${base}#${before.length + 1}`;
    }
    const count = (equals.get(content) ?? 0) + 1;
    equals.set(content, count);
    return `${fact.kind}-row:${content}#${count}`;
  };
}

/** What tells two rows apart, without what a later export may fill in: a stage, a status, a day of closing. */
function contentOf(fact: FactRow): string {
  const { customer } = fact.row;
  const whose = customer.id ?? customer.emails[0] ?? customer.name;
  switch (fact.kind) {
    case 'opportunity':
      return [whose, fact.row.title, fact.row.openedOn, fact.row.minor, fact.row.currency].join('|');
    case 'interaction':
      return [whose, fact.row.at, fact.row.channel, fact.row.direction, fact.row.summary].join('|');
    case 'voice':
      return [whose, fact.row.at, fact.row.kind, fact.row.about === 'us' ? 'us' : fact.row.about.competitor, fact.row.text].join('|');
  }
}
