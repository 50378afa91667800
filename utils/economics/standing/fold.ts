import { emptyStanding, type Standing, standingFlags } from '@/utils/domain/standing';

/** Who counts with whom. */
export interface Belonging {
  /** By slot: the customer at the top of the company, or of the merge, that this one is part of; those who are part of nobody are left out. */
  readonly owners: ReadonlyMap<number, number>;
  /** 1 where a customer file's own totals may stand in for bookings. */
  readonly hasTotals: Uint8Array;
}

const { counted, noRate, noGoods, noRevenue, tooLarge, beforeCostToServe, unsure } = standingFlags;
const { bought, boughtBefore, owes, buysWithGoods } = standingFlags;
const OF_ANY = bought | boughtBefore | owes | buysWithGoods;
const LACKS = noRate | noGoods | noRevenue | tooLarge;

/**
 * The roll-ups with every company as one with its people and subsidiaries, by the rules of `profitAndLoss`: the goods of one say nothing of
 * what another bought, and totals count only where nobody has a booking. Members have no roll-up any more, so that every booking counts once.
 * What roll-ups of single records do not tell: a discount of somebody who never bought is left out, and a day on which two of them bought
 * counts twice.
 */
export function foldStanding(standing: Standing, { owners, hasTotals }: Belonging): Standing {
  const folded = copyOf(standing);
  const groups = new Map<number, number[]>();
  for (const [slot, owner] of owners) {
    const group = groups.get(owner);
    if (group === undefined) groups.set(owner, [owner, slot]);
    else group.push(slot);
  }
  const nobody = emptyStanding(1);
  for (const slot of owners.keys()) for (const column of columnsOf(folded)) folded[column][slot] = nobody[column][0] ?? 0;
  for (const [owner, group] of groups) foldGroup(standing, folded, owner, booking(standing, hasTotals, owner, group));
  return folded;
}

/** Those of a group whose amounts count: totals only of the first, and only where nobody has a booking. */
function booking({ days }: Standing, hasTotals: Uint8Array, owner: number, group: readonly number[]): readonly number[] {
  const isTotal = (slot: number) => hasTotals[slot] === 1 && days[slot] === 0;
  const hasBookings = group.some((slot) => (days[slot] ?? 0) > 0);
  return group.filter((slot) => !isTotal(slot) || (slot === owner && !hasBookings));
}

function foldGroup(from: Standing, into: Standing, owner: number, group: readonly number[]): void {
  const flagsOf = (slot: number) => from.flags[slot] ?? 0;
  const net = lineOf(group, from.netRevenue, (slot) => (flagsOf(slot) & (counted | noRevenue)) !== counted, noRevenue);
  // Who bought nothing in these months needs no goods.
  const goods = lineOf(group, from.goods, (slot) => (flagsOf(slot) & (bought | noRate)) === 0, noGoods);
  const serving = group.map((slot) => from.costToServe[slot] ?? Number.NaN).filter((minor) => !Number.isNaN(minor));
  const all = group.reduce((flags, slot) => flags | flagsOf(slot), 0);
  const lack = net.lack | goods.lack;
  const isUnsure = group.some((slot) => isUnsureAt(from, slot));
  const state = serving.length === 0 ? beforeCostToServe | unsure : isUnsure ? unsure : 0;
  const cost = serving.reduce((sum, minor) => sum + minor, 0);
  into.netRevenue[owner] = net.minor;
  into.goods[owner] = goods.minor;
  into.costToServe[owner] = serving.length === 0 ? Number.NaN : cost;
  into.margin[owner] = (all & counted) === 0 || lack !== 0 ? Number.NaN : net.minor - goods.minor - cost;
  into.flags[owner] = (all & (OF_ANY | counted)) | ((all & counted) === 0 ? 0 : lack === 0 ? state : lack);
  foldOrders(from, into, owner, group);
}

/** What serving cost is not sure: also of a contact without books, whose roll-up does not say. */
function isUnsureAt({ flags, costToServe }: Standing, slot: number): boolean {
  const flag = flags[slot] ?? 0;
  if ((flag & counted) === 0 || (flag & LACKS) !== 0) return !Number.isNaN(costToServe[slot] ?? Number.NaN);
  return (flag & (unsure | beforeCostToServe)) === unsure;
}

interface Line {
  readonly minor: number;
  readonly lack: number;
}

/** The sum of what is known; missing where nobody has any, or where somebody's is missing who may not be left out. */
function lineOf(group: readonly number[], column: Float64Array, mayLack: (slot: number) => boolean, lack: number): Line {
  let sum = 0;
  let known = 0;
  for (const slot of group) {
    const minor = column[slot] ?? Number.NaN;
    if (!Number.isNaN(minor)) {
      sum += minor;
      known += 1;
    } else if (!mayLack(slot)) return { minor: Number.NaN, lack: lack === noGoods ? noGoods : noRate };
  }
  if (known === 0) return { minor: Number.NaN, lack };
  return Number.isSafeInteger(sum) ? { minor: sum, lack: 0 } : { minor: Number.NaN, lack: tooLarge };
}

function foldOrders(from: Standing, into: Standing, owner: number, group: readonly number[]): void {
  const buyers = group.filter((slot) => (from.days[slot] ?? 0) > 0);
  const sum = (column: ArrayLike<number>) => buyers.reduce((total, slot) => total + (column[slot] ?? 0), 0);
  const days = sum(from.days);
  // The first day of each but the first is a repeat of them all, worth what their others are.
  const scale = buyers.length < 2 || days === buyers.length ? 1 : (days - 1) / (days - buyers.length);
  into.days[owner] = days;
  into.firstOn[owner] = buyers.length === 0 ? 0 : Math.min(...buyers.map((slot) => from.firstOn[slot] ?? 0));
  into.lastOn[owner] = Math.max(0, ...buyers.map((slot) => from.lastOn[slot] ?? 0));
  into.repeatRevenue[owner] = buyers.length === 0 ? Number.NaN : Math.round(sum(from.repeatRevenue) * scale);
  into.repeatMargin[owner] = buyers.length === 0 ? Number.NaN : Math.round(sum(from.repeatMargin) * scale);
}

const columnsOf = (standing: Standing) => Object.keys(standing) as (keyof Standing)[];

const copyOf = (standing: Standing): Standing => {
  const copy = emptyStanding(standing.margin.length);
  for (const column of columnsOf(standing)) copy[column].set(standing[column]);
  return copy;
};
