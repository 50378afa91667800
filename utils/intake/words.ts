import type { FileError, Reason } from './refusal';

/** Keys of the sentences that say why a row was refused; they stand under `intake.reason` in the locale files. */
const reasonKeys = {
  'too-few-cells': 'intake.reason.tooFewCells',
  'too-many-cells': 'intake.reason.tooManyCells',
  'not-an-email': 'intake.reason.notAnEmail',
  'not-a-domain': 'intake.reason.notADomain',
  'not-a-date': 'intake.reason.notADate',
  'ambiguous-date': 'intake.reason.ambiguousDate',
  'not-an-amount': 'intake.reason.notAnAmount',
  'too-precise': 'intake.reason.tooPrecise',
  'too-large': 'intake.reason.tooLarge',
  'unknown-currency': 'intake.reason.unknownCurrency',
  'two-currencies': 'intake.reason.twoCurrencies',
  'unknown-kind': 'intake.reason.unknownKind',
  'no-sale': 'intake.reason.noSale',
  'not-a-number': 'intake.reason.notANumber',
  'not-booked': 'intake.reason.notBooked',
} as const satisfies Partial<Record<Reason['kind'], string>>;

const errorKeys = {
  'empty-file': 'intake.fileError.emptyFile',
  binary: 'intake.fileError.binary',
  spreadsheet: 'intake.fileError.spreadsheet',
  unreadable: 'intake.fileError.unreadable',
  'no-records': 'intake.fileError.noRecords',
} as const satisfies Partial<Record<FileError['kind'], string>>;

type PlainKey =
  | (typeof errorKeys)[keyof typeof errorKeys]
  | (typeof plainReasons)[number]
  | 'intake.fileError.missingDate'
  | 'intake.fileError.missingAmount';
type OneKey = (typeof oneReasons)[number] | 'intake.fileError.tooManyColumns' | 'intake.fileError.unknownColumns';
type TwoKey = (typeof reasonKeys)[keyof typeof reasonKeys] | 'intake.fileError.rowTooLong';

/** Finds a sentence of the locale by its key and fills in what it has places for: nothing, `$1`, or `$1` and `$2`. */
export interface IntakeWords {
  plain(key: PlainKey): string;
  one(key: OneKey, values: [string]): string;
  two(key: TwoKey, values: [string, string]): string;
}

/** Why a row was refused, as one sentence. */
export function reasonSentence(reason: Reason, words: IntakeWords): string {
  switch (reason.kind) {
    case 'broken-quotes':
      return words.plain('intake.reason.brokenQuotes');
    case 'broken-card':
      return words.plain('intake.reason.brokenCard');
    case 'broken-json':
      return words.plain('intake.reason.brokenJson');
    case 'nobody':
      return words.plain('intake.reason.nobody');
    case 'empty':
      return words.one('intake.reason.empty', [reason.column]);
    case 'several-customers':
      return words.one('intake.reason.severalCustomers', [reason.text]);
    case 'erased':
      return words.one('intake.reason.erased', [reason.on]);
    case 'too-few-cells':
    case 'too-many-cells':
      return words.two(reasonKeys[reason.kind], [String(reason.expected), String(reason.found)]);
    default:
      return words.two(reasonKeys[reason.kind], [reason.column, shortened(reason.text)]);
  }
}

/** Why a file was refused, as one sentence. */
export function fileErrorSentence(error: FileError, words: IntakeWords): string {
  switch (error.kind) {
    case 'too-many-columns':
      return words.one('intake.fileError.tooManyColumns', [String(error.limit)]);
    case 'row-too-long':
      return words.two('intake.fileError.rowTooLong', [String(error.row), String(error.limit)]);
    case 'unknown-columns':
      return words.one('intake.fileError.unknownColumns', [shortened(error.headers.join(', '))]);
    case 'missing-column':
      return words.plain(error.field === 'date' ? 'intake.fileError.missingDate' : 'intake.fileError.missingAmount');
    default:
      return words.plain(errorKeys[error.kind]);
  }
}

/** A cell may hold a whole book. */
const shortened = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);

/** Each sentence with its places still open, as `$1`, by key: what a worker needs to say them, which has no locale of its own. */
export type Sentences = Readonly<Record<string, string>>;

/** The sentences of the reasons, for a worker. */
export function reasonSentences(words: IntakeWords): Sentences {
  const sentences: Record<string, string> = {};
  for (const key of plainReasons) sentences[key] = words.plain(key);
  for (const key of oneReasons) sentences[key] = words.one(key, ['$1']);
  for (const key of Object.values(reasonKeys)) sentences[key] = words.two(key, ['$1', '$2']);
  return sentences;
}

/** Fills in the places of sentences that were sent along. */
export function wordsFrom(sentences: Sentences): IntakeWords {
  const fill = (key: string, values: readonly string[] = []) =>
    (sentences[key] ?? key).replace(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '');
  return { plain: fill, one: fill, two: fill };
}

const plainReasons = [
  'intake.reason.brokenQuotes',
  'intake.reason.brokenCard',
  'intake.reason.brokenJson',
  'intake.reason.nobody',
] as const;
const oneReasons = ['intake.reason.empty', 'intake.reason.severalCustomers', 'intake.reason.erased'] as const;
