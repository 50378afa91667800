/** Whether our pages are light or dark; `system` is as the browser says. */
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

/** Where a page of ours finds it before it can read a setting, and where the session says it to cards, which are in pages of others. */
export const THEME = 'theme';

/** Dresses a page of ours; the style sheet does the rest. */
export function wearTheme(page: Document, theme: unknown): void {
  if (theme === 'light' || theme === 'dark') page.documentElement.dataset['theme'] = theme;
  else delete page.documentElement.dataset['theme'];
}
