import { readerLocale } from './locale';

/** A whole number in the reader's own way of writing. */
export const countText = (count: number): string => new Intl.NumberFormat(readerLocale()).format(count);
