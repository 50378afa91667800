import { browser } from 'wxt/browser';

/** The language that the browser speaks: days, money, figures and lists are written as its readers write them. The one place that says so. */
export const readerLocale = (): string => browser.i18n.getUILanguage();
