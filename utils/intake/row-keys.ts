import type { FactRow } from './parse-facts';

/**
 * Gives each row of one list of facts the key that its record is kept under, the same at each import of the file: its id where it has
 * one, else its content and its count among equals, so that equal rows of one file all count.
 */
export function createRowKeys(): (fact: FactRow) => string {
  const equals = new Map<string, number>();
  return (fact) => {
    if (fact.row.id !== undefined) return `${fact.kind}:${fact.row.id}`;
    const content = contentOf(fact);
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
