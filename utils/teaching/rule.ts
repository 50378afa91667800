import { parseSite, type Site } from '@/utils/domain/site';
import type { Millis } from '@/utils/domain/time';

/**
 * Where a page names the customer, as the user showed it. It is made and run in the page's process, which may be the page's: so it speaks
 * of the page's own build alone, and holds nobody's name or address. A page receives those of its own site and no others: it learns that
 * its user once pointed at this place, not whom they saw there, and nothing about other sites.
 */
export interface Lesson {
  /** The addresses it holds for, `*` for whatever stands in a place: `/tickets/*`. */
  readonly path: string;
  readonly selector: string;
  /** The words that stand beside the element; empty where the selector alone names it. */
  readonly label: string;
  /** What holds the mail address; null for the element's text. */
  readonly attribute: string | null;
}

/** A lesson as it is kept: of which site, and since when. */
export interface Rule extends Lesson {
  readonly site: Site;
  readonly taughtAt: Millis;
}

/** Attributes in which pages keep an address, most trustworthy first. */
export const ADDRESS_ATTRIBUTES = ['email', 'data-hovercard-id', 'data-email', 'title', 'href', 'aria-label'] as const;

/** What the selectors that we make consist of, and nothing else: no other selector is ever run, wherever a rule comes from. */
const VALUE = '"(?:[^"\\\\\\n]|\\\\[0-9a-f]{1,6} )*"';
const COMPOUND = `(?:[a-z][a-z0-9-]*)?(?:#[\\w-]+|\\.[\\w-]+|\\[[a-z][a-z-]*=${VALUE}\\]|:nth-of-type\\(\\d{1,4}\\))*`;
const SELECTOR = new RegExp(`^(?=.)${COMPOUND}(?:(?: > | )(?=.)${COMPOUND})*$`);

export const SELECTOR_MAX = 400;
export const LABEL_MAX = 60;
const PATH_MAX = 300;

/** A lesson from a page's process, every part checked; undefined where it is none. */
export function decodeLesson(value: unknown): Lesson | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { path, selector, label, attribute } = value as Readonly<Partial<Record<keyof Lesson, unknown>>>;
  if (!isText(path, PATH_MAX) || !path.startsWith('/') || !isText(label, LABEL_MAX)) return undefined;
  if (!isText(selector, SELECTOR_MAX) || !SELECTOR.test(selector) || !isAttribute(attribute)) return undefined;
  return { path, selector, label, attribute };
}

/** A rule from a file or the database, every part checked; undefined where it is none. */
export function decodeRule(value: unknown): Rule | undefined {
  const lesson = decodeLesson(value);
  const { site, taughtAt } = (value ?? {}) as Readonly<Partial<Record<keyof Rule, unknown>>>;
  const parsed = typeof site === 'string' ? parseSite(site) : undefined;
  if (lesson === undefined || parsed === undefined) return undefined;
  const at = typeof taughtAt === 'number' && Number.isSafeInteger(taughtAt) && taughtAt >= 0 ? taughtAt : 0;
  return { ...lesson, site: parsed, taughtAt: at as Millis };
}

const isAttribute = (value: unknown): value is Lesson['attribute'] =>
  value === null || (ADDRESS_ATTRIBUTES as readonly unknown[]).includes(value);
const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most;

/** A place has one rule: a newer one replaces the older. */
export const isSamePlace = (a: Rule, b: Rule): boolean => a.site === b.site && a.path === b.path;
