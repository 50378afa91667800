import type { Answer, Op, Page } from '../transport/transport';
import { type Key, partsOf } from './key';
import { answered, EMPTY, type Mine, type Round, type Slot, told } from './slot';
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
  for (const { key, ...row } of page.records) changed.set(key, told(changed.get(key) ?? EMPTY, row, roundOf(next)));
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
    const slot = changed.get(key) ?? EMPTY;
    if (answer.outcome === 'known') {
      const { key: other, ...row } = answer.record;
      changed.set(key, {});
      changed.set(other, told(changed.get(other) ?? EMPTY, row, at));
    } else changed.set(key, answered(slot, write, answer, at));
  }
  return { slots: changed };
}
