import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { readerLocale } from './locale';

/**
 * Tells a page of ours its title, language and direction. The language is that of our words, which are English where the browser's own is none of
 * ours; the direction is the browser's own, as all around the page runs in it.
 */
export function dressPage(page: Document, title = i18n.t('extensionName')): void {
  page.title = title;
  page.documentElement.lang = i18n.t('language');
  page.documentElement.dir = directionOf(new Intl.Locale(readerLocale()));
}

/** Firefox before 137 cannot say it of a locale, but of itself. */
const directionOf = (locale: Intl.Locale & { getTextInfo?(): { readonly direction?: string } }): string =>
  locale.getTextInfo?.().direction ?? browser.i18n.getMessage('@@bidi_dir');
