import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import type { Answer, TeamTransport } from '../transport/transport';
import { contentOf } from './content';
import { type Key, keyOf } from './key';
import { EMPTY, edited, isWaiting, type Mine, type Round, resolved, type Slot, sending, unseen } from './slot';
import { fitting, opOf, pulled, settled } from './steps';
import type { Head, ReplicaStore } from './store';

/** Records in one page of a pull. */
const PAGE = 1000;
/** Writes in one push, at most. */
const BATCH = 200;

/** What a synchronisation did. */
export interface Synced {
  readonly pulled: number;
  readonly pushed: number;
}

export interface Replica {
  /** Writes a record here; `sync` sends it. Null deletes it. Resolves once it is kept. */
  write(kind: string, id: string, record: object | null): Promise<void>;
  /** Ends a conflict with what its user chose or wrote, having seen both texts. */
  resolve(key: Key, record: object | null): Promise<void>;
  /** Pulls what others wrote and pushes what was written here. Whatever ends it early, the next one goes on. */
  sync(signal: AbortSignal): Promise<Result<Synced, Failure>>;
}

/** A browser's copy of its team's records. One at a time synchronises a store. */
export function createReplica(store: ReplicaStore, transport: TeamTransport, newOp: () => string): Replica {
  const roundOf = ({ member, round, restart, order }: Head): Round => ({ member, round, isRestored: restart === 'restored', order, newOp });
  const changeOne = (key: Key, change: (slot: Slot, head: Head) => Slot) =>
    store.change([key], (slots, head) => ({
      slots: new Map([[key, change(slots.get(key) ?? EMPTY, head)]]),
      head: { ...head, order: head.order + 1 },
    }));

  async function pull(signal: AbortSignal): Promise<Result<number, Failure>> {
    let most = PAGE;
    for (let count = 0; ; ) {
      const { cursor } = await store.head();
      const page = await transport.changes(cursor, most, signal);
      if (!page.ok && page.error.kind === 'tooLarge' && most > 1) {
        most = Math.ceil(most / 10);
        continue;
      }
      if (!page.ok) return page;
      const { records, more } = page.value;
      let isAnew = false;
      await store.change(
        records.map(({ key }) => key),
        (slots, head) => {
          const changed = pulled(slots, head, page.value, roundOf);
          isAnew = changed.head?.round !== head.round;
          return changed;
        },
      );
      // The page of a pull that began anew belongs to another day, or to other rights.
      if (isAnew) continue;
      count += records.length;
      if (more) continue;
      if ((await store.head()).restart !== null) await lookAfter();
      return ok(count);
    }
  }

  /** After a pull from the beginning: what it did not tell. */
  async function lookAfter(): Promise<void> {
    const { round } = await store.head();
    for (;;) {
      const left = (await store.unseen(round, PAGE)).map(([key]) => key);
      if (left.length === 0) break;
      await store.change(left, (slots, head) => ({
        slots: new Map([...slots].map(([key, slot]) => [key, (slot.kept?.round ?? round) < round ? unseen(slot, roundOf(head)) : slot])),
      }));
    }
    await store.change([], (_, head) => ({ slots: new Map(), head: { ...head, restart: null } }));
  }

  async function push(signal: AbortSignal): Promise<Result<number, Failure>> {
    const tried = new Set<string>();
    let batch = BATCH;
    for (;;) {
      const keys = fitting(await store.waiting(batch));
      const writes = new Map<Key, Mine>();
      // Kept before it is sent: if the answer is lost, the write is still known as ours.
      await store.change(keys, (slots) => {
        const marked = new Map([...slots].flatMap(([key, slot]) => (isWaiting(slot) ? [[key, sending(slot)] as const] : [])));
        for (const [key, { mine }] of marked) if (mine !== undefined) writes.set(key, mine);
        return { slots: marked };
      });
      // What comes back unchanged is for the next time.
      if ([...writes.values()].every(({ op }) => tried.has(op))) return ok(tried.size);
      for (const { op } of writes.values()) tried.add(op);
      const answers = await transport.push([...writes].map(opOf), signal);
      const isUntakeable = !answers.ok && answers.error.kind === 'refused';
      if (isUntakeable && writes.size > 1) {
        // One of them keeps the others from being heard.
        batch = 1;
        for (const { op } of writes.values()) tried.delete(op);
        continue;
      }
      if (!answers.ok && !isUntakeable) return answers;
      const heard = answers.ok ? answers.value : [...writes.values()].map(({ op }) => ({ op, outcome: 'refused', why: 'data' }) as const);
      const byOp = new Map(heard.map((answer: Answer) => [answer.op, answer]));
      if ([...writes.values()].some(({ op }) => !byOp.has(op))) return err({ kind: 'changed', where: 'push' });
      const others = heard.flatMap((answer) => (answer.outcome === 'known' ? [answer.record.key] : []));
      await store.change([...new Set([...writes.keys(), ...others])], (slots, head) => settled(slots, writes, byOp, roundOf(head)));
    }
  }

  return {
    write: (kind, id, record) =>
      changeOne(keyOf(kind, id), (slot, head) => edited(slot, record && contentOf(record), newOp(), head.order + 1)),
    resolve: (key, record) => changeOne(key, (slot) => resolved(slot, record && contentOf(record), newOp())),
    async sync(signal) {
      const first = await pull(signal);
      if (!first.ok) return first;
      const pushed = await push(signal);
      if (!pushed.ok || pushed.value === 0) return pushed.ok ? ok({ pulled: first.value, pushed: 0 }) : pushed;
      // What a write did besides: an erasure takes records of others with it.
      const second = await pull(signal);
      return second.ok ? ok({ pulled: first.value + second.value, pushed: pushed.value }) : second;
    },
  };
}
