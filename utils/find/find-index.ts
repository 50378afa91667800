import { TRIGRAMS, trigramsOf } from './trigrams';
import { bytesOf, writeVarint } from './varint';

/**
 * The search texts of many customers and, for each trigram, the slots whose text holds it: ascending, as differences, as varints. Made of
 * flat buffers only, so that it is kept and sent between threads as it is. A slot without a text is nobody's.
 */
export interface FindIndex {
  /** The texts one behind the other, UTF-8. */
  readonly texts: Uint8Array<ArrayBuffer>;
  /** Where the text of each slot begins; one more at the end. */
  readonly textStarts: Uint32Array<ArrayBuffer>;
  readonly postings: Uint8Array<ArrayBuffer>;
  /** Where the postings of each trigram begin; one more at the end. */
  readonly postingStarts: Uint32Array<ArrayBuffer>;
}

/** A text counts with so many trigrams; what goes beyond is found by its beginning. */
export const MOST_TRIGRAMS = 64;

/** Indexes search texts (see `searchText`) by slot; `texts[slot]` is empty where the slot is nobody's. */
export function buildFindIndex(texts: readonly string[]): FindIndex {
  const postingStarts = new Uint32Array(TRIGRAMS + 1);
  eachPosting(texts, (trigram, gap) => {
    postingStarts[trigram + 1] = (postingStarts[trigram + 1] ?? 0) + bytesOf(gap);
  });
  for (let next = 1; next <= TRIGRAMS; next++) postingStarts[next] = (postingStarts[next] ?? 0) + (postingStarts[next - 1] ?? 0);
  const postings = new Uint8Array(postingStarts[TRIGRAMS] ?? 0);
  const ends = postingStarts.slice(0, TRIGRAMS);
  eachPosting(texts, (trigram, gap) => {
    ends[trigram] = writeVarint(postings, ends[trigram] ?? 0, gap);
  });
  return { ...packedTexts(texts), postings, postingStarts };
}

/** The search text of a slot; empty where it is nobody's, or beyond the last one. */
export const textOf = ({ texts, textStarts }: FindIndex, slot: number): string =>
  decoder.decode(texts.subarray(textStarts[slot] ?? texts.length, textStarts[slot + 1] ?? texts.length));

/** How many slots the index covers. */
export const slotsOf = ({ textStarts }: FindIndex): number => textStarts.length - 1;

/** Every trigram of every slot, with the distance from the slot before that holds it. */
function eachPosting(texts: readonly string[], take: (trigram: number, gap: number) => void): void {
  const previous = new Uint32Array(TRIGRAMS);
  const own = new Uint32Array(MOST_TRIGRAMS);
  for (const [slot, text] of texts.entries()) {
    if (text === '') continue;
    const count = trigramsOf(text, own);
    for (let index = 0; index < count; index++) {
      const trigram = own[index] ?? 0;
      take(trigram, slot - (previous[trigram] ?? 0));
      previous[trigram] = slot;
    }
  }
}

function packedTexts(texts: readonly string[]): Pick<FindIndex, 'texts' | 'textStarts'> {
  const textStarts = new Uint32Array(texts.length + 1);
  // At most three bytes for each UTF-16 unit.
  const packed = new Uint8Array(3 * texts.reduce((sum, text) => sum + text.length, 0));
  let end = 0;
  for (const [slot, text] of texts.entries()) {
    textStarts[slot] = end;
    end += encoder.encodeInto(text, packed.subarray(end)).written;
  }
  textStarts[texts.length] = end;
  return { texts: packed.slice(0, end), textStarts };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
