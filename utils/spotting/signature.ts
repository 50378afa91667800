import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson } from '@/utils/domain/sighting';
import { ownLines } from './own-text';
import { personOf } from './person';
import { findAddresses, visibleText } from './scan';

/** A signature is no longer than this, in lines. */
const LINES = 10;

/** Letters that turn the direction of a text: they make a name look like another. */
export const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * The person whose name alone the host shows, by the one address that stands under that very name at the end of their message. Undefined
 * where several stand there, or one stands there beside another name.
 */
export function signedPerson(lines: readonly string[], name: string): SeenPerson | undefined {
  const wanted = plain(name);
  if (wanted.length < 3 || TURNING.test(name) || name.includes('@')) return undefined;
  const end = ownLines(lines.map(visibleText)).slice(-LINES);
  const from = end.findLastIndex(
    (line) => plain(line.split(/[,|·]/)[0] ?? '') === wanted || addressesOf(line).some(({ beside }) => beside === wanted),
  );
  const found = from < 0 ? [] : end.slice(from).flatMap(addressesOf);
  const [first] = found;
  const isOne = new Set(found.map(({ address }) => parseEmail(address))).size === 1;
  return first && isOne && found.every(({ beside }) => beside === '' || beside === wanted)
    ? personOf(first.address, name, 'mentioned')
    : undefined;
}

/** The addresses of a line, each with the name in front of its brackets. */
const addressesOf = (line: string) =>
  findAddresses(line).map(({ written, start }) => ({
    address: written,
    beside: plain(/([^:|,]*)[<([]$/.exec(line.slice(0, start))?.[1] ?? ''),
  }));

/** A name as it is compared: letters alone, so that nothing but another spelling is another name. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
