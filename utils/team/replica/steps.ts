import type { Answer, Op, Page } from '../transport/transport';
import { type Key, partsOf } from './key';
import { answered, EMPTY, heardOf, type Mine, type Round, type Slot, told } from './slot';
import type { Changed, Head } from './store';

/** Letters in one push: PostGraphile takes 100 kB at once where nobody told it otherwise. */
const LETTERS = 60_000;

/** As many as go into one push, one at least. */
export function fitting(waiting: readonly (readonly [Key, Slot])[]): Key[] {
  let letters = 0;
  const fits = waiting.filter(([, { mine }], index) => {
    letters += JSON.stringify(mine?.content ?? null).length + 200;
    return index === 0 || letters <= LETTERS;
  });
  return fits.map(([key]) => key);
}

/** A write as it is sent. */
export const opOf = ([key, { op, base, content }]: readonly [Key, Mine]): Op => ({
  op,
  ...partsOf(key),
  base,
  data: content,
});

/** What a page changes: or the beginning of a pull from the start, where it is of another database or for other rights than those before it. */
export function pulled(slots: ReadonlyMap<Key, Slot>, head: Head, page: Page, roundOf: (head: Head) => Round): Changed {
  const { cluster, rights, member } = page;
  const isFirst = head.cluster === '';
  const isRestored = !isFirst && (head.cluster !== cluster || page.behind);
  if (isRestored || (!isFirst && head.rights !== rights)) {
    const restart = isRestored || head.restart === 'restored' ? 'restored' : 'rights';
    return { slots: new Map(), head: { ...head, cluster, rights, member, cursor: '', round: head.round + 1, restart } };
  }
  const next = { ...head, cluster, rights, member, cursor: page.cursor };
  const changed = new Map(slots);
  for (const { key, ...row } of page.records) hear(changed, key, (slot) => told(slot, row, roundOf(next)));
  return { slots: changed, head: next };
}

/** What the answers to a push change. */
export function settled(
  slots: ReadonlyMap<Key, Slot>,
  writes: ReadonlyMap<Key, Mine>,
  answers: ReadonlyMap<string, Answer>,
  at: Round,
): Changed {
  const changed = new Map(slots);
  for (const [key, write] of writes) {
    const answer = answers.get(write.op);
    if (answer === undefined) continue;
    if (answer.outcome === 'known') {
      const { key: other, ...row } = answer.record;
      hear(changed, key, () => EMPTY);
      hear(changed, other, (slot) => told(slot, row, at));
    } else hear(changed, key, (slot) => answered(slot, write, answer, at));
  }
  return { slots: changed };
}

function hear(slots: Map<Key, Slot>, key: Key, change: (slot: Slot) => Slot): void {
  const slot = slots.get(key) ?? EMPTY;
  slots.set(key, heardOf(slot, change(slot)));
}
