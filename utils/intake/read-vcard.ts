import { err, ok, type Result } from '@/utils/domain/result';
import { cardCells, cardHeaders, parseLines } from '@/utils/domain/vcard';
import { type Encoding, textOf } from './decode';
import type { FileError } from './refusal';
import type { Batches, ReadRow, Table } from './table';

/** Opens a file of vCards (2.1, 3.0, 4.0) as a table with a row for each card; a row's number is that of its card. */
export async function openVcards(file: Blob, encoding: Encoding): Promise<Result<Table, FileError>> {
  return ok({ format: 'vcard', encoding, delimiter: '', headers: cardHeaders, rows: () => cardsOf(file, encoding) });
}

async function* cardsOf(file: Blob, encoding: Encoding): Batches {
  let number = 0;
  let rest = '';
  const take = (text: string): ReadRow[] => {
    const parts = text.split(END);
    rest = parts.pop() ?? '';
    return parts.map((card) => {
      number += 1;
      const begin = card.search(BEGIN);
      if (begin < 0) return err({ row: number, reason: { kind: 'broken-card' } });
      return ok({ number, cells: cardCells(parseLines(card.slice(begin))) });
    });
  };
  let tail = '';
  for await (const piece of textOf(file, encoding)) {
    if (piece.includes('\0')) return yield err({ kind: 'binary' });
    // A picture goes over many pieces, and need not be searched again with each.
    const hasEnd = /END:VCARD/i.test(tail + piece);
    tail = piece.slice(-16);
    if (!hasEnd) rest += piece;
    const cards = hasEnd ? take(rest + piece) : [];
    if (rest.length > CARD_LIMIT) return yield err({ kind: 'row-too-long', row: number + 1, limit: CARD_LIMIT });
    yield ok(cards);
  }
  // A card that is cut off is none.
  if (rest.trim() !== '') yield ok([err({ row: number + 1, reason: { kind: 'broken-card' } })]);
}

/** A card may hold a picture. */
const CARD_LIMIT = 16_000_000;

const BEGIN = /^BEGIN:VCARD[ \t]*$/im;
const END = /^END:VCARD[ \t]*(?:\n|$)/im;
