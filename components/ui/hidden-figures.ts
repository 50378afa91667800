import { signal } from '@preact/signals';
import { i18n } from '#i18n';

/**
 * Whether every amount, percentage and rank is covered, for sharing the screen. What is covered is not drawn at all: a word stands in its
 * place, for the eye, for who listens, and for who reads the page's text.
 */
export const areFiguresHidden = signal(false);

/** Covers or shows them on this page. */
export function coverFigures(isHidden: boolean): void {
  areFiguresHidden.value = isHidden;
  // Drawings have shapes that tell of amounts: the style sheets blur those.
  document.documentElement.toggleAttribute('data-figures-hidden', isHidden);
}

/** A figure in words, or the word in its place. Whoever calls it while drawing is drawn again when that changes. */
export const figureText = (text: () => string): string => (areFiguresHidden.value ? i18n.t('figures.word') : text());

/** What a field for an amount shows: while amounts are covered a word, and nothing can be typed. */
export const shownIn = (value: string): { readonly value: string; readonly readOnly: boolean } => ({
  value: value === '' ? '' : figureText(() => value),
  readOnly: areFiguresHidden.value,
});

/** Amounts in what people wrote: a currency beside a number, or a number with cents. */
const WRITTEN =
  /(?:\p{Sc}|\b(?:EUR|USD|GBP|CHF|JPY|CAD|AUD))\s?\d[\d.,’'\u00a0\u202f]*\d*|(?<!\d)\d[\d.,’'\u00a0\u202f]*\s?(?:\p{Sc}|円|%|(?:EUR|USD|GBP|CHF|JPY|CAD|AUD|Euro|euros?|dollars?|Franken)\b)|(?<![\d.,])\d[\d.,’']*[.,]\d{2}\b(?![.,]?\d)/gu;

/** Words that somebody wrote, without the amounts in them where those are covered. */
export const writtenText = (text: string): string => (areFiguresHidden.value ? text.replace(WRITTEN, () => i18n.t('figures.word')) : text);
