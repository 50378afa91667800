import { i18n } from '#i18n';
import type { IntakeError } from '@/utils/intake/messages';
import type { Reason } from '@/utils/intake/refusal';
import { fileErrorSentence, type IntakeWords, reasonSentence } from '@/utils/intake/words';

const words: IntakeWords = {
  plain: (key) => i18n.t(key),
  one: (key, values) => i18n.t(key, values),
  two: (key, values) => i18n.t(key, values),
};

/** Why a row was refused, as one sentence. */
export const reasonInWords = (reason: Reason): string => reasonSentence(reason, words);

/** Why an import went no further, as one sentence. */
export function errorInWords(error: IntakeError): string {
  switch (error.kind) {
    case 'quota':
      return i18n.t('intake.storage.quota');
    case 'storage':
      return i18n.t('intake.storage.failed');
    default:
      return fileErrorSentence(error, words);
  }
}

/** A count in the reader's own way of writing. */
export const countText = (count: number): string => new Intl.NumberFormat().format(count);
