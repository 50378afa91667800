/**
 * What stood around a quote on its page, as of the text quote selector (W3C Web Annotation): it tells the sentence from the same words
 * elsewhere. Empty where the quote stood at an end.
 */
export interface QuotePlace {
  readonly prefix: string;
  readonly suffix: string;
}
