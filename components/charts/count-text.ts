/** A whole number in the reader's own way of writing. */
export const countText = (count: number): string => format.format(count);

const format = new Intl.NumberFormat();
