import 'fake-indexeddb/auto';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '@/utils/db/open';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import { createLimiter } from '@/utils/sources/limits/limiter';
import type { Pace } from '@/utils/sources/limits/pace';
import { type Content, contentOf } from '@/utils/team/replica/content';
import { teamStoreIn } from '@/utils/team/replica/idb-store';
import type { Key } from '@/utils/team/replica/key';
import { createReplica, type Replica } from '@/utils/team/replica/replica';
import { shownOf } from '@/utils/team/replica/slot';
import type { ReplicaStore } from '@/utils/team/replica/store';
import { createKeeping, createSyncing, type Standing } from '@/utils/team/replica/syncing';
import { createAsk, createTransport } from '@/utils/team/transport/server';
import { createClock, createStore } from '../unit/sources/world';
import type { TeamDatabase, TeamServer } from './servers/team-server';

/** What becomes of one request: it never leaves, its answer never comes, or all is well. */
export type Fate = 'lost' | 'unheard' | 'well';

export interface Given {
  readonly db: TeamDatabase;
  readonly server: TeamServer;
}

export type Browser = Awaited<ReturnType<typeof openBrowser>>;

const never = new AbortController().signal;

/** A member's browser: what it keeps survives its restarts, and its next requests meet the fates that are said. */
export async function openBrowser(given: Given, subject: string, name: string) {
  let { db, server } = given;
  const fates: Fate[] = [];
  const cut: typeof fetch = async (...request) => {
    const next = fates.shift() ?? 'well';
    if (next === 'lost') throw new TypeError('Failed to fetch');
    const reply = await fetch(...request);
    if (next !== 'unheard') return reply;
    await reply.text();
    throw new TypeError('Failed to fetch');
  };
  const ask = () =>
    createAsk(
      { engine: 'postgraphile', base: server.address },
      {
        fetch: cut,
        limiter: createLimiter(createStore<Pace>(), createClock()),
        isPermitted: async () => true,
        token: async () => ({ ok: true, value: db.token({ sub: subject }) }),
      },
    );
  const open = async (): Promise<[ReplicaStore & { close(): void }, Replica]> => {
    const db = await openDatabase({}, name);
    const opened = { ...teamStoreIn(db), close: () => db.close() };
    return [opened, createReplica(opened, createTransport(ask()), newId)];
  };
  let [store, replica] = await open();
  const shown = async (key: Key): Promise<Content | null> => shownOf((await store.read([key])).get(key) ?? {});
  const restart = async () => {
    store.close();
    [store, replica] = await open();
  };
  return {
    fates,
    shown,
    asking: () => store.asking(100),
    waiting: () => store.waiting(100),
    /** An edit by its user, who sees all that was heard. */
    async write(key: Key, content: Content | null) {
      await replica.bringIn(new Map([[key, await shown(key)]]));
      await replica.write(new Map([[key, content && contentOf(content)]]));
    },
    resolve: (key: Key, content: Content | null) => replica.resolve(key, content),
    sync: () => replica.sync(never),
    /** Keeps itself together with its team, as with an open panel, until the signal aborts. */
    run(signal: AbortSignal) {
      let before: Standing | undefined;
      const once = createSyncing(replica, store, {
        now: () => Date.now() as Millis,
        alone: (work) => work(),
        before: async () => before,
        keep: async (standing) => {
          before = standing;
        },
      });
      return createKeeping(() => once(signal), {
        now: () => Date.now() as Millis,
        random: Math.random,
        sleep: (milliseconds, ended) => setTimeout(milliseconds, undefined, { signal: ended }).catch(() => undefined),
      }).run(signal);
    },
    card: (email: string) => createTransport(ask()).card(email, never),
    restart,
    /** Another server answers under the team's address. */
    async moveTo(other: Given) {
      ({ db, server } = other);
      await restart();
    },
    close: () => store.close(),
  };
}
