/** What files are called by their formats: the same in every language. */
export const formatNames = { svg: 'SVG', csv: 'CSV' } as const;
