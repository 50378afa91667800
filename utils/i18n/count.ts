import { numberFormats } from './formats';

const formatOf = numberFormats((_: 'count') => ({}));

/** A whole number in the reader's own way of writing. */
export const countText = (count: number): string => formatOf('count').format(count);
