import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import type { Answer, TeamTransport, Told } from '../transport/transport';
import { type Content, contentOf } from './content';
import type { Key } from './key';
import { broughtIn, EMPTY, heardOf, isWaiting, type Mine, noted, type Round, resolved, type Slot, sending, told, unseen } from './slot';
import { fitting, opOf, pulled, settled } from './steps';
import type { Head, ReplicaStore } from './store';

/** Records in one page of a pull. */
const PAGE = 1000;
/** So many pages are heard before they are brought in. */
const SOME = 5;
/** Writes in one push, at most. */
const BATCH = 200;

/** What a synchronisation did. */
export interface Synced {
  readonly pulled: number;
  readonly pushed: number;
}

export interface Replica {
  /** Takes what the browser's own records say by now; `sync` sends it. Null deletes. Resolves once it is kept. */
  write(records: ReadonlyMap<Key, Content | null>): Promise<void>;
  /** What was heard of these was brought into the browser's own records, which say this now. */
  bringIn(records: ReadonlyMap<Key, Content | null>): Promise<void>;
  /** Hears records out of their turn, as a look-up of one customer tells them. Only those of which nothing was heard yet. */
  hear(records: readonly Told[]): Promise<void>;
  /** Ends a conflict with what its user chose or wrote, having seen both texts. */
  resolve(key: Key, record: object | null): Promise<void>;
  /** Pulls what others wrote and pushes what was written here. Whatever ends it early, the next one goes on. `onHeard` follows some pages of many. */
  sync(signal: AbortSignal, onHeard?: () => Promise<void>): Promise<Result<Synced, Failure>>;
}

/** A browser's copy of its team's records. One at a time synchronises a store. */
export function createReplica(store: ReplicaStore, transport: TeamTransport, newOp: () => string): Replica {
  const roundOf = ({ member, round, restart, order }: Head): Round => ({ member, round, isRestored: restart === 'restored', order, newOp });
  const changeAll = (keys: Iterable<Key>, change: (slot: Slot, key: Key, order: number, head: Head) => Slot) =>
    store.change([...keys], (slots, head) => {
      let { order } = head;
      const changed = new Map([...slots].map(([key, slot]) => [key, change(slot, key, ++order, head)] as const));
      return { slots: changed, head: { ...head, order } };
    });

  async function pull(signal: AbortSignal, onHeard: () => Promise<void>): Promise<Result<number, Failure>> {
    let most = PAGE;
    for (let [count, pages] = [0, 1]; ; pages++) {
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
      if (more && pages % SOME === 0) await onHeard();
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
        slots: new Map(
          [...slots].map(([key, slot]) => [key, (slot.kept?.round ?? round) < round ? heardOf(slot, unseen(slot, roundOf(head))) : slot]),
        ),
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
    write: (records) => changeAll(records.keys(), (slot, key, order) => noted(slot, records.get(key) ?? null, newOp(), order)),
    bringIn: (records) => changeAll(records.keys(), (slot, key) => broughtIn(slot, records.get(key) ?? null)),
    hear: (records) =>
      store.change(
        records.map(({ key }) => key),
        (slots, head) => {
          const unheard = records.filter(({ key }) => slots.get(key)?.kept === undefined);
          return {
            slots: new Map(
              unheard.map(({ key, ...row }) => [key, heardOf(slots.get(key) ?? EMPTY, told(slots.get(key) ?? EMPTY, row, roundOf(head)))]),
            ),
          };
        },
      ),
    resolve: (key, record) => changeAll([key], (slot) => heardOf(slot, resolved(slot, record && contentOf(record), newOp()))),
    async sync(signal, onHeard = async () => undefined) {
      const first = await pull(signal, onHeard);
      if (!first.ok) return first;
      const pushed = await push(signal);
      if (!pushed.ok || pushed.value === 0) return pushed.ok ? ok({ pulled: first.value, pushed: 0 }) : pushed;
      // What a write did besides: an erasure takes records of others with it.
      const second = await pull(signal, onHeard);
      return second.ok ? ok({ pulled: first.value + second.value, pushed: pushed.value }) : second;
    },
  };
}
