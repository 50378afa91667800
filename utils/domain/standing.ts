/** So many slots are one part of the standing: a record of a few dozen kilobytes. */
export const PART = 4096;

/** What `flags` says of a customer. They are on disk: append only. */
export const standingFlags = {
  /** Has ledger entries, or totals from a customer file: one of those who are ranked. */
  counted: 1,
  /** Why the margin is missing. */
  noRate: 2,
  noGoods: 4,
  noRevenue: 8,
  tooLarge: 16,
  /** The margin is known, and before cost to serve. */
  beforeCostToServe: 32,
  /** The margin is known, and not measured. */
  unsure: 64,
  /** Has receivables: the books tell what is owed. */
  owes: 128,
  /** Bought in the last twelve months; in the twelve before those. */
  bought: 256,
  boughtBefore: 512,
  /** Bought at all, and has goods booked at some time. */
  buysWithGoods: 1024,
} as const;

/** Margins of customers who follow each other by slot: what ranks and the whale curve are made of. */
export interface Margins {
  /** Contribution margin of the last twelve months, in minor units of the common currency; NaN where nobody is or it is missing. */
  readonly margin: Float64Array<ArrayBuffer>;
  readonly flags: Uint16Array<ArrayBuffer>;
}

/** What the margins are made of, and the orders of all time: NaN where an amount is missing. */
export interface StandingDetail {
  readonly netRevenue: Float64Array<ArrayBuffer>;
  readonly goods: Float64Array<ArrayBuffer>;
  readonly costToServe: Float64Array<ArrayBuffer>;
  /** The first and the last purchase day, YYYYMMDD; 0 where there is none. */
  readonly firstOn: Uint32Array<ArrayBuffer>;
  readonly lastOn: Uint32Array<ArrayBuffer>;
  /** Days with a purchase. */
  readonly days: Uint32Array<ArrayBuffer>;
  /** All that is booked after the first purchase day: as revenue, and as margin. */
  readonly repeatRevenue: Float64Array<ArrayBuffer>;
  readonly repeatMargin: Float64Array<ArrayBuffer>;
}

/** The roll-ups of customers who follow each other by slot, for a day. */
export interface Standing extends Margins, StandingDetail {}

/** Nobody's roll-ups, for so many slots. */
export const emptyStanding = (slots: number): Standing => ({
  ...emptyMargins(slots),
  netRevenue: new Float64Array(slots).fill(Number.NaN),
  goods: new Float64Array(slots).fill(Number.NaN),
  costToServe: new Float64Array(slots).fill(Number.NaN),
  firstOn: new Uint32Array(slots),
  lastOn: new Uint32Array(slots),
  days: new Uint32Array(slots),
  repeatRevenue: new Float64Array(slots).fill(Number.NaN),
  repeatMargin: new Float64Array(slots).fill(Number.NaN),
});

export const emptyMargins = (slots: number): Margins => ({
  margin: new Float64Array(slots).fill(Number.NaN),
  flags: new Uint16Array(slots),
});
