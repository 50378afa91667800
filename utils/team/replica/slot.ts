import { type Content, isSame } from './content';
import { mergedEdits } from './merge';

/** Why the team's database will not take a write, however often it is tried. */
export type Why = 'role' | 'data';

/** What the team has, as far as this browser knows. */
export interface Kept {
  readonly version: number;
  /** Null where it was deleted. */
  readonly content: Content | null;
  /** The member who wrote this version. */
  readonly author: string | null;
  /** Its customer was erased: nothing is written to it any more. */
  readonly isErased?: true;
  /** In which pull from the beginning it was seen last. */
  readonly round: number;
}

/** What was written here and is not confirmed. */
export interface Mine {
  /** The write, by which it is recognised when it comes back. */
  readonly op: string;
  /** Null deletes. */
  readonly content: Content | null;
  /** The version that the writer saw, 0 where there was none, and what it said. */
  readonly base: number;
  readonly before: Content | null;
  /** Writes of this browser that may have arrived without its hearing of it. */
  readonly sent: readonly string[];
  /** Sorts writes as they were made. */
  readonly order: number;
  /** It waits for a person, not for the network. */
  readonly refused?: Why;
}

/**
 * All that a browser knows about one record of its team. What is in a conflict stays: `mine` beside `theirs`, until somebody who has seen both
 * says what it is to be.
 */
export interface Slot {
  readonly kept?: Kept;
  readonly mine?: Mine;
  readonly conflict?: { readonly version: number; readonly theirs: Content | null };
  /** What the browser's own records say, as long as that is not what is shown: what was heard has to be brought in. */
  readonly here?: { readonly content: Content | null };
}

export const EMPTY: Slot = {};

/** The record as its user sees it: null where there is none. */
export const shownOf = ({ kept, mine }: Slot): Content | null => (mine === undefined ? (kept?.content ?? null) : mine.content);

/** Whether it is to be sent. */
export const isWaiting = ({ mine, conflict }: Slot): boolean => mine !== undefined && conflict === undefined && mine.refused === undefined;

/** A version that the team's database tells. */
export interface Row {
  readonly version: number;
  readonly op: string;
  readonly author: string | null;
  readonly gone: 'deleted' | 'erased' | null;
  readonly content: Content;
}

/** What the state of a slot depends on besides itself. */
export interface Round {
  /** The member whose browser this is. */
  readonly member: string;
  /** The number of this pull from the beginning. */
  readonly round: number;
  /** The database was put back to an earlier day: what we wrote since is written again. */
  readonly isRestored: boolean;
  /** Sorts what is written again. */
  readonly order: number;
  newOp(): string;
}

/** The slot after an edit by its user. */
export function edited(slot: Slot, content: Content | null, op: string, order: number): Slot {
  if (slot.kept?.isErased || isSame(shownOf(slot), content)) return slot;
  const before: Mine = slot.mine ?? { op, content, base: slot.kept?.version ?? 0, before: slot.kept?.content ?? null, sent: [], order };
  const { refused: _, ...mine } = before;
  // Back to what the team has, and nothing on its way that would change it.
  if (mine.sent.length === 0 && slot.conflict === undefined && isSame(mine.before, content))
    return slot.kept === undefined ? {} : { kept: slot.kept };
  return { ...slot, mine: { ...mine, op, content } };
}

/**
 * The slot after an edit by its user, who saw what the browser's own records say. What was heard meanwhile and not brought in yet is kept beside
 * the edit, as if it were heard now.
 */
export function noted(slot: Slot, content: Content | null, op: string, order: number): Slot {
  const { here, ...heard } = slot;
  if (here === undefined || slot.kept?.isErased) return edited(slot, content, op, order);
  if (isSame(here.content, content)) return slot;
  const shown = shownOf(heard);
  const merged = isSame(shown, content) ? content : mergedEdits(here.content, content, shown);
  if (merged !== undefined) return behind(edited(heard, merged, op, order), content);
  // Nobody knows what they had in common: it is the team's, and ours is among the earlier versions of the browser's own record.
  if (here.content === null && content !== null) return { ...heard, here: { content } };
  const { version = 0, content: theirs = null } = heard.kept ?? {};
  return {
    ...heard,
    mine: { op, content, base: version, before: here.content, sent: heard.mine?.sent ?? [], order },
    conflict: { version, theirs },
  };
}

/** The slot after word of the team: the browser's own records still say what they said. */
export const heardOf = (before: Slot, after: Slot): Slot => behind(after, saidHere(before));

/** The slot after its content was brought into the browser's own records, which say that now. */
export const broughtIn = (slot: Slot, content: Content | null): Slot => behind(slot, content);

/** What the browser's own records say, as far as is known. */
export const saidHere = (slot: Slot): Content | null => (slot.here === undefined ? shownOf(slot) : slot.here.content);

function behind({ here: _, ...slot }: Slot, content: Content | null): Slot {
  return isSame(shownOf(slot), content) ? slot : { ...slot, here: { content } };
}

/** The slot after its user saw both texts of a conflict, or what the team does not take, and chose or wrote one. */
export function resolved(slot: Slot, content: Content | null, op: string): Slot {
  const { conflict, mine, ...rest } = slot;
  if (mine === undefined || (conflict === undefined && mine.refused === undefined)) return slot;
  const { version, theirs } = conflict ?? { version: rest.kept?.version ?? 0, theirs: rest.kept?.content ?? null };
  if (isSame(theirs, content)) return rest;
  return { ...rest, mine: { op, content, base: version, before: theirs, sent: mine.sent, order: mine.order } };
}

/** The slot before its write is sent: kept first, so that the write is known as ours whatever becomes of the answer. */
export const sending = (slot: Slot): Slot =>
  slot.mine === undefined || slot.mine.sent.includes(slot.mine.op)
    ? slot
    : { ...slot, mine: { ...slot.mine, sent: [...slot.mine.sent, slot.mine.op] } };

/** The slot after the team's database told a version of the record. */
export function told(slot: Slot, row: Row, at: Round): Slot {
  const kept = keptOf(row, at.round);
  if (row.gone === 'erased') return { kept };
  if (slot.kept !== undefined && slot.kept.round === at.round && slot.kept.version > row.version) return slot;
  const { mine = lost(slot, row, at), conflict } = slot;
  if (mine === undefined) return { kept };
  if (isSame(mine.content, kept.content)) return { kept };
  if (mine.sent.includes(row.op)) return { kept, mine: { ...mine, base: row.version, before: kept.content } };
  if (conflict === undefined && row.version === mine.base) return { kept, mine };
  const merged = conflict === undefined ? mergedEdits(mine.before, mine.content, kept.content) : undefined;
  if (merged === undefined) return { kept, mine, conflict: { version: row.version, theirs: kept.content } };
  if (isSame(merged, kept.content)) return { kept };
  return { kept, mine: { ...mine, op: at.newOp(), content: merged, base: row.version, before: kept.content } };
}

/** What we wrote and a restored database forgot, as a write that is to be made again. */
function lost({ kept }: Slot, row: Row, { round, isRestored, member, order, newOp }: Round): Mine | undefined {
  if (!isRestored || kept === undefined || kept.round === round || kept.version <= row.version || kept.author !== member) return undefined;
  return { op: newOp(), content: kept.content, base: row.version, before: contentOfRow(row), sent: [], order };
}

/** What became of a write. */
export type Outcome =
  | { readonly outcome: 'applied'; readonly version: number }
  | { readonly outcome: 'conflict'; readonly row: Row }
  | { readonly outcome: 'erased'; readonly version: number }
  | { readonly outcome: 'refused'; readonly why: Why };

/** The slot after the answer to a write, `write` as it was sent. */
export function answered(slot: Slot, write: Mine, outcome: Outcome, at: Round): Slot {
  const { kept: heard, ...rest } = slot;
  const { mine } = rest;
  switch (outcome.outcome) {
    case 'erased':
      return { kept: { version: outcome.version, content: null, author: null, isErased: true, round: at.round } };
    case 'conflict':
      // What stands there now, also where it is older than what we heard before.
      return told(rest, outcome.row, at);
    case 'refused':
      return mine?.op === write.op ? { ...slot, mine: { ...mine, refused: outcome.why } } : slot;
    case 'applied': {
      const isNewest = heard === undefined || heard.round < at.round || heard.version < outcome.version;
      const kept = isNewest ? { version: outcome.version, content: write.content, author: at.member, round: at.round } : heard;
      // Whoever wrote over it since had it before them.
      if (mine === undefined || mine.op === write.op) return { kept };
      return isNewest ? { ...rest, kept, mine: { ...mine, base: outcome.version, before: write.content } } : slot;
    }
  }
}

/**
 * The slot of a record that a pull from the beginning did not tell: it is not for us any more, or a restored database never heard of it, and we
 * tell it again. What was written here stays.
 */
export function unseen({ kept, mine }: Slot, { member, isRestored, order, newOp }: Round): Slot {
  if (mine !== undefined) return { mine: { ...mine, base: 0, before: null } };
  if (!isRestored || kept?.content == null || kept.author !== member) return {};
  return { mine: { op: newOp(), content: kept.content, base: 0, before: null, sent: [], order } };
}

const contentOfRow = ({ gone, content }: Row): Content | null => (gone === null ? content : null);
const keptOf = (row: Row, round: number): Kept => ({
  version: row.version,
  content: contentOfRow(row),
  author: row.author,
  ...(row.gone === 'erased' ? { isErased: true } : {}),
  round,
});
