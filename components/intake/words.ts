import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import { readerLocale } from '@/utils/i18n/locale';
import type { Encoding } from '@/utils/intake/decode';
import type { Field, TableKind } from '@/utils/intake/fields';
import type { IntakeError } from '@/utils/intake/messages';
import type { RatesFound } from '@/utils/intake/rates-file';
import type { Reason } from '@/utils/intake/refusal';
import { fileErrorSentence, type IntakeWords, reasonSentence, reasonSentences, type Sentences } from '@/utils/intake/words';
import { dayText } from '../ui/Day';

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
    case 'no-rates':
      return i18n.t('intake.rates.none');
    case 'not-a-rate':
      return i18n.t('intake.rates.notARate', [String(error.line), error.text]);
    default:
      return fileErrorSentence(error, words);
  }
}

/** The sentences that a worker needs for the file of refused rows; `title` heads the column. */
export const sentencesForWorker = (): Sentences => ({ ...reasonSentences(words), title: i18n.t('options.data.reason') });

/** What a table holds: "a list of customers". */
export const kindInWords = (kind: TableKind): string => i18n.t(`intake.kind.${kind}`);

/** A field as people call it. Fields of one name mean the same in every list, except where a list has a word of its own. */
export const fieldInWords = (kind: TableKind, field: Field): string =>
  kind === 'ledger' && field === 'id' ? i18n.t('intake.field.document') : i18n.t(`intake.field.${field}`);

/** As programs call it. */
export const encodingName = (encoding: Encoding): string =>
  ({ 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', 'windows-1252': 'Windows-1252', shift_jis: 'Shift JIS' })[
    encoding
  ];

/** What separates columns. */
export function delimiterInWords(delimiter: string): string {
  if (delimiter === ',') return i18n.t('options.data.comma');
  if (delimiter === ';') return i18n.t('options.data.semicolon');
  return delimiter === '\t' ? i18n.t('options.data.tab') : delimiter;
}

/** Currencies by code, with their names. */
export const currencyChoices = (): readonly (readonly [string, string])[] => {
  const names = new Intl.DisplayNames(readerLocale(), { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => [code, `${code}: ${names.of(code) ?? code}`]);
};

/** How long it will take: "12 seconds left". */
export const timeLeftInWords = (seconds: number): string =>
  seconds < 90
    ? i18n.t('options.data.secondsLeft', seconds, [countText(seconds)])
    : i18n.t('options.data.minutesLeft', [countText(Math.round(seconds / 60))]);

/** What a file of exchange rates holds. */
export const ratesInWords = (fileName: string, { currencies, from, to }: RatesFound, isKept: boolean): string =>
  i18n.t(isKept ? 'options.data.ratesKept' : 'options.data.ratesFound', [
    fileName,
    countText(currencies.length),
    dayText(from, 'whole'),
    dayText(to, 'whole'),
  ]);
