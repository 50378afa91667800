import { addDays, type CivilDate, parseCivilDate } from '@/utils/domain/time';
import type { Language } from './keywords';

/** A day as it stands in a text. */
export interface FoundDay {
  readonly on: CivilDate;
  readonly from: number;
  readonly to: number;
}

/** What the words of a date count from, and how to read those that can be read in several ways. */
export interface DateContext {
  /** The user's own day. */
  readonly today: CivilDate;
  /** Whose words are tried first. */
  readonly languages: readonly Language[];
  /** Whether `3/4` is the fourth of March, as in the United States. */
  readonly isMonthFirst: boolean;
}

/** Finds the days that a text names, in the text's order. */
export type FindDays = (text: string, context: DateContext) => readonly FoundDay[];

/** Days written `2026-12-31`: understood always, and at once. */
export const isoDays: FindDays = (text) =>
  [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].flatMap((match) => {
    const on = parseCivilDate(match[0]);
    return on === undefined ? [] : [{ on, from: match.index, to: match.index + match[0].length }];
  });

/** The day by which something is due, and the text without it where it ends with that day. */
export interface Due {
  readonly on: CivilDate;
  readonly text: string;
}

/** Words that lead a day, in our four languages; elisions included. */
const LEAD =
  /(?:^|[\s,;(]+)(?:by|until|till|before|due|on|bis(?: zum| am| spätestens)?|vor(?: dem)?|am|spätestens(?: am)?|d'ici(?: au| le)?|avant(?: le)?|pour(?: le)?|jusqu'au|au plus tard(?: le)?|le|para(?: el)?|antes de(?:l)?|hasta(?: el)?|el)\s*$/iu;

/**
 * When a promise is due: the day that a word such as "by" leads, else the last one named. A day at the end leaves the text, with the word
 * that leads it: what remains is what was promised.
 */
export function dueIn(text: string, days: readonly FoundDay[]): Due | undefined {
  const straight = text.replace(/’/g, "'");
  const led = days.filter(({ from }) => LEAD.test(straight.slice(0, from)));
  const day = led.at(-1) ?? days.at(-1);
  if (day === undefined) return undefined;
  const isAtEnd = /^[\s.)!]*$/.test(text.slice(day.to));
  const before = text.slice(0, (LEAD.exec(straight.slice(0, day.from)) ?? { index: day.from }).index).replace(/[\s,;(]+$/, '');
  return { on: day.on, text: isAtEnd && before !== '' ? before : text };
}

/** A weekday named today means the next one: who promises something for today says "today". */
export const nextWeek = (on: CivilDate): CivilDate => addDays(on, 7);
