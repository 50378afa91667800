import { i18n } from '#i18n';
import { readerLocale } from './locale';

/** Things of which a sentence is made: "Zammad, osTicket, and Redmine". */
export const andText = (parts: readonly string[]): string => new Intl.ListFormat(readerLocale(), { type: 'conjunction' }).format(parts);

/** Particulars beside each other, no sentence: "Call, Support, Nov 24". The comma is the language's own. */
export const detailsText = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : parts.reduce((before, part) => i18n.t('ui.details', [before, part]));
