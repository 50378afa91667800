import { BLOCK } from '@/utils/db/customer-block';
import type { Transaction } from '@/utils/db/schema';
import { type Books, booksOf } from '@/utils/db/span-books';
import { spansOf } from '@/utils/db/spans';
import type { Currency } from '@/utils/domain/money';
import { emptyMargins, type Margins, type Shares, type StandingDetail, type Ties } from '@/utils/domain/standing';
import { NEVER } from '@/utils/economics/standing/days';
import { rollUp, type SpanStanding } from '@/utils/economics/standing/roll-up';
import type { SpanBooks, Terms } from '@/utils/economics/standing/span-books';

/** Roll-ups that are brought up to date block by block, from one block on. */
export interface Rolled {
  readonly firstBlock: number;
  readonly margins: Margins;
  /** Where sums over several customers are made. */
  readonly shares?: Shares;
  /** Where the details are kept as well. */
  readonly detail?: StandingDetail;
  /** By block: the first day on which it is another one. */
  readonly changesOn: Uint32Array<ArrayBuffer>;
  /** By block, a place in `mixes`: the currencies of its ledgers. */
  readonly mix: Uint16Array<ArrayBuffer>;
  readonly mixes: string[];
}

/** Nobody's, for so many blocks. */
export const emptyRolled = (firstBlock: number, blocks: number): Rolled => ({
  firstBlock,
  margins: emptyMargins(blocks * BLOCK),
  changesOn: new Uint32Array(blocks).fill(NEVER),
  mix: new Uint16Array(blocks),
  mixes: [''],
});

/** Blocks so near to each other are read and added up with those between. */
const SPARE = 7;

/** The books of these blocks, as the transaction (over `bookStores`) sees them. */
export const readBooks = (transaction: Transaction, blocks: Iterable<number>): Promise<Books[]> =>
  Promise.all(spansOf(blocks, SPARE).map(([first, last]) => booksOf(transaction, first, last)));

/**
 * Adds these books up. Says whether anybody is part of somebody else now and was not before, or no longer is; without shares, whether
 * anybody is.
 */
export function rollBooks(rolled: Rolled, books: readonly SpanBooks[], terms: Terms): boolean {
  let isRetied = false;
  for (const each of books) if (take(rolled, each.first / BLOCK, rollUp(each, terms), each.ties)) isRetied = true;
  return isRetied;
}

export const columnsOf = <Columns extends object>(columns: Columns) => Object.keys(columns) as (keyof Columns)[];

function take(
  { firstBlock, margins, shares, detail, changesOn, mix, mixes }: Rolled,
  first: number,
  span: SpanStanding,
  ties: Ties,
): boolean {
  const at = (first - firstBlock) * BLOCK;
  const { standing, amounts } = span;
  const isRetied = shares === undefined ? isAnyTied(ties) : takeTies(shares, at, ties);
  margins.margin.set(standing.margin, at);
  margins.flags.set(standing.flags, at);
  if (shares !== undefined) for (const column of columnsOf(amounts)) shares[column].set(amounts[column], at);
  if (detail !== undefined) for (const column of columnsOf(detail)) detail[column].set(standing[column], at);
  for (let from = 0; from < span.changesOn.length; from += BLOCK) {
    const block = first - firstBlock + from / BLOCK;
    changesOn[block] = Math.min(...span.changesOn.subarray(from, from + BLOCK));
    mix[block] = placeIn(mixes, mixOf(span.currencies.slice(from, from + BLOCK)));
  }
  return isRetied;
}

/** Whether any of them differs from what was known. */
function takeTies(shares: Shares, at: number, ties: Ties): boolean {
  let isRetied = false;
  for (const column of columnsOf(ties)) {
    const known = shares[column].subarray(at, at + ties[column].length);
    isRetied ||= known.some((tie, index) => tie !== ties[column][index]);
    known.set(ties[column]);
  }
  return isRetied;
}

/** Whether anybody is part of somebody else. */
export const isAnyTied = ({ into, above }: Ties): boolean => [into, above].some((column) => column.some((tie) => tie !== 0));

function mixOf(currencies: readonly (ReadonlySet<Currency> | undefined)[]): string {
  const all = new Set<Currency>();
  for (const each of new Set(currencies)) for (const currency of each ?? []) all.add(currency);
  return [...all].sort().join(' ');
}

export function placeIn(mixes: string[], text: string): number {
  const known = mixes.indexOf(text);
  return known < 0 ? mixes.push(text) - 1 : known;
}

/** The currencies of all these blocks. */
export function currenciesOf(parts: Iterable<{ readonly mix: Uint16Array; readonly mixes: readonly string[] }>): Set<Currency> {
  const found = new Set<Currency>();
  for (const { mix, mixes } of parts) {
    for (const place of new Set(mix)) for (const code of mixes[place]?.split(' ') ?? []) if (code !== '') found.add(code as Currency);
  }
  return found;
}
