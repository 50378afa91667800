import { type Language, languages } from './keywords';

/** How a reader writes, as the browser knows: the languages of ours that they read, best first, and whether months come before days. */
export interface Habits {
  readonly languages: readonly Language[];
  readonly isMonthFirst: boolean;
}

/** From the browser's languages, best first: `de-AT`, `en-US`. */
export function habitsOf(locales: readonly string[]): Habits {
  const parts = new Intl.DateTimeFormat(locales[0]).formatToParts(0).map(({ type }) => type);
  const ours = locales.flatMap((locale) => languages.find((language) => locale.toLowerCase().split('-')[0] === language) ?? []);
  return { languages: [...new Set<Language>([...ours, 'en'])], isMonthFirst: parts.indexOf('month') < parts.indexOf('day') };
}
