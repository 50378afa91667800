/** So many slots are one part of the standing: a million margins are read twice as fast from records of 160 kB as from 40. */
export const PART = 16_384;

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
  /** The margin is known, but no rate brings what serving cost into the common currency. */
  servedWithoutRate: 2048,
  isCompany: 4096,
} as const;

/** What `marks` says of a customer's own records: at any time, or `Now` inside the last twelve months. They are on disk: append only. */
export const shareMarks = {
  anything: 1,
  revenue: 2,
  goods: 4,
  /** Something else than receivables: totals from a customer file count no more. */
  bookings: 8,
  goodsUnknownNow: 16,
  directNow: 32,
  /** Amounts that no rate brings into the common currency. */
  netRevenueWithoutRateNow: 64,
  goodsWithoutRateNow: 128,
  directWithoutRateNow: 256,
  /** Totals from a customer file stand in for bookings: `net` and `goods` are theirs, NaN where the file does not say. */
  totals: 512,
  contactsNow: 1024,
  /** Not every contact has its minutes. */
  minutesUnknownNow: 2048,
} as const;

/** What customers' own records add to any sum that they are part of, by slot; amounts in minor units of the common currency. */
export interface Amounts {
  readonly net: Float64Array<ArrayBuffer>;
  readonly goods: Float64Array<ArrayBuffer>;
  /** Direct costs. */
  readonly direct: Float64Array<ArrayBuffer>;
  /** Seconds of contacts times what an hour of each costs, in minor units of what our time costs. */
  readonly time: Float64Array<ArrayBuffer>;
  /** Bits of `shareMarks`. NaN among the amounts: too large to be one. */
  readonly marks: Uint16Array<ArrayBuffer>;
}

/** Who is part of whom, by slot: ids as 53 bits of them (`idHash`), 0 for nobody. */
export interface Ties {
  readonly self: Float64Array<ArrayBuffer>;
  /** The record that this one was merged into. */
  readonly into: Float64Array<ArrayBuffer>;
  /** The company that this one belongs to. */
  readonly above: Float64Array<ArrayBuffer>;
  /** Bits of `tieKinds`. */
  readonly kinds: Uint8Array<ArrayBuffer>;
}

export const tieKinds = {
  isCompany: 1,
  /** `above` is a parent: anybody's own company comes before it. */
  isParent: 2,
} as const;

/** All that sums over several customers are made of. */
export interface Shares extends Amounts, Ties {}

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

export const emptyAmounts = (slots: number): Amounts => ({
  net: new Float64Array(slots),
  goods: new Float64Array(slots),
  direct: new Float64Array(slots),
  time: new Float64Array(slots),
  marks: new Uint16Array(slots),
});

export const emptyTies = (slots: number): Ties => ({
  self: new Float64Array(slots),
  into: new Float64Array(slots),
  above: new Float64Array(slots),
  kinds: new Uint8Array(slots),
});

export const emptyShares = (slots: number): Shares => ({ ...emptyAmounts(slots), ...emptyTies(slots) });

export const emptyMargins = (slots: number): Margins => ({
  margin: new Float64Array(slots).fill(Number.NaN),
  flags: new Uint16Array(slots),
});
