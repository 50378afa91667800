import { browser } from 'wxt/browser';
import { siteOf } from '@/utils/domain/site';
import { originsOf } from '@/utils/sources/connect';
import type { Source } from '@/utils/sources/source';

/** What an account must be allowed to ask, as the browser grants it: match patterns, which name no port. */
export const patternsOf = (source: Source, settings: Readonly<Record<string, string>>): readonly string[] => [
  ...new Set(originsOf(source, settings).map(patternOf)),
];

/** The pattern by which the browser grants an origin. */
export const patternOf = (origin: string): string => siteOf(origin) ?? `${origin}/*`;

/** Whether the browser lets us ask that origin: the user may take that back at any moment. */
export const isPermitted = (origin: string): Promise<boolean> => browser.permissions.contains({ origins: [patternOf(origin)] });
