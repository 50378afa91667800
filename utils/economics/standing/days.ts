/** A year, where days are the numbers YYYYMMDD: windows of twelve months end alike, as no day lies between a 29 February and 1 March. */
export const YEAR = 10_000;

/** A day that never comes. */
export const NEVER = 99_999_999;
