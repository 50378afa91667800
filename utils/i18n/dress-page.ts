import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

/**
 * Tells a page of ours its language and direction. The language is that of our words, which are English where the browser's own is none of ours;
 * the direction is the browser's own, as all around the page runs in it.
 */
export function dressPage(page: Document, title = i18n.t('extensionName')): void {
  const { documentElement } = page;
  page.title = title;
  documentElement.lang = i18n.t('language');
  documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
}
