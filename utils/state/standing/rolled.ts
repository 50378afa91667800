import { BLOCK } from '@/utils/db/customer-block';
import type { Transaction } from '@/utils/db/schema';
import { booksOf } from '@/utils/db/span-books';
import { spansOf } from '@/utils/db/spans';
import type { Currency } from '@/utils/domain/money';
import { emptyMargins, type Margins, type StandingDetail } from '@/utils/domain/standing';
import { NEVER } from '@/utils/economics/standing/days';
import { rollUp, type SpanStanding } from '@/utils/economics/standing/roll-up';
import type { Terms } from '@/utils/economics/standing/span-books';

/** Roll-ups that are brought up to date block by block, from one block on. */
export interface Rolled {
  readonly firstBlock: number;
  readonly margins: Margins;
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

/** Adds these blocks up anew, as the transaction (over `bookStores`) sees their books. */
export async function rollBlocks(transaction: Transaction, rolled: Rolled, blocks: Iterable<number>, terms: Terms): Promise<void> {
  await Promise.all(
    spansOf(blocks, SPARE).map(async ([first, last]) => {
      const books = await booksOf(transaction, first, last);
      take(rolled, first, rollUp(books, terms));
    }),
  );
}

function take({ firstBlock, margins, detail, changesOn, mix, mixes }: Rolled, first: number, span: SpanStanding): void {
  const at = (first - firstBlock) * BLOCK;
  const { standing } = span;
  margins.margin.set(standing.margin, at);
  margins.flags.set(standing.flags, at);
  if (detail !== undefined) {
    for (const column of Object.keys(detail) as (keyof StandingDetail)[]) detail[column].set(standing[column], at);
  }
  for (let from = 0; from < span.changesOn.length; from += BLOCK) {
    const block = first - firstBlock + from / BLOCK;
    changesOn[block] = Math.min(...span.changesOn.subarray(from, from + BLOCK));
    mix[block] = placeIn(mixes, mixOf(span.currencies.slice(from, from + BLOCK)));
  }
}

function mixOf(currencies: readonly ReadonlySet<Currency>[]): string {
  const all = new Set<Currency>();
  for (const each of currencies) for (const currency of each) all.add(currency);
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
