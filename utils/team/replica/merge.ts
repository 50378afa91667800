import { type Content, isSame, type Json } from './content';

/** Fields that mean something only together: whoever changed one of them decided on all. */
const TOGETHER: readonly (readonly string[])[] = [
  ['minor', 'currency'],
  ['state', 'settledAt', 'settledBy'],
  ['stage', 'closedOn', 'reason', 'competitorId'],
  ['quote', 'quotePlace'],
  ['metric', 'target', 'dueOn', 'scope', 'baseline', 'setOn'],
];
/** Says when a record was written last, in every edit: the later one. */
const LATEST = ['updatedAt'];

/**
 * The record with both edits of `before` in it; undefined where both changed the same field to something else, and a person has to choose.
 * What one of them wrote is never dropped.
 */
export function mergedEdits(before: Content | null, mine: Content | null, theirs: Content | null): Content | undefined {
  if (before === null || mine === null || theirs === null) return undefined;
  const merged: Record<string, Json> = {};
  for (const fields of groupsOf([before, mine, theirs])) {
    const [was, our, their] = [before, mine, theirs].map((content) => partOf(content, fields));
    const isOurs = isSame(was, their);
    if (fields.every((field) => LATEST.includes(field))) Object.assign(merged, latest(our, their));
    else if (!isOurs && !isSame(was, our) && !isSame(our, their)) return undefined;
    else Object.assign(merged, isOurs ? our : their);
  }
  return merged;
}

function groupsOf(contents: readonly Content[]): readonly (readonly string[])[] {
  const grouped = new Set(TOGETHER.flat());
  const alone = new Set(contents.flatMap(Object.keys).filter((field) => !grouped.has(field)));
  return [...TOGETHER, ...[...alone].map((field) => [field])];
}

const partOf = (content: Content, fields: readonly string[]): Content =>
  Object.fromEntries(fields.flatMap((field) => (content[field] === undefined ? [] : [[field, content[field]]])));

const latest = (our: Content = {}, their: Content = {}): Content => (Object.values(our).join() > Object.values(their).join() ? our : their);
