import { folded } from '@/utils/domain/named';

/** Words that say little about what a sentence is about: short ones, and these. */
const STOP = new Set(
  'same again question about asks asked wants still please hello with from this that which when where what have their there same frage nach wegen noch bitte question encore pour avec pregunta para sobre otra'.split(
    ' ',
  ),
);

/** What a sentence is about: its longer words, plurals and cases cut short. */
export function topicOf(text: string): ReadonlySet<string> {
  const words = folded(text).match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return new Set(words.filter((word) => !STOP.has(word)).map((word) => word.slice(0, 6)));
}

/** Whether two sentences are about the same: they share at least two words, and more than half of the shorter one's. One-word topics must be equal. */
export function isSameTopic(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return false;
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return small.size === 1 ? large.size === 1 && shared === 1 : shared >= 2 && shared / small.size > 0.5;
}
