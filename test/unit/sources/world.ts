import { millisOf } from '@/utils/domain/time';
import { sourceOf } from '@/utils/sources';
import type { Account, AccountId } from '@/utils/sources/account';
import { connect, type World } from '@/utils/sources/connect';
import { apart } from '@/utils/sources/fields';
import { type Clock, createLimiter } from '@/utils/sources/limits/limiter';
import type { Pace } from '@/utils/sources/limits/pace';
import type { Store } from '@/utils/sources/store';
import type { Recorded } from '../../fixtures/sources/recorded';

/** A store in memory. */
export function createStore<Value>(): Store<Value> & { readonly all: Map<string, Value> } {
  const all = new Map<string, Value>();
  return {
    all,
    get: async (key) => all.get(key),
    set: async (key, value) => {
      all.set(key, value);
    },
  };
}

/** The clock on the wall, but for waiting: that takes no time. */
export function createClock(): Clock {
  let slept = 0;
  return {
    now: () => millisOf(new Date(Date.now() + slept)),
    random: () => 0.5,
    sleep: async (milliseconds) => {
      slept += milliseconds;
    },
  };
}

export function worldOf(fetch: World['fetch'], more: Partial<World> = {}): World {
  const clock = createClock();
  const limiter = createLimiter(createStore<Pace>(), clock);
  return { ...clock, fetch, limiter, isPermitted: async () => true, keepSecrets: async () => undefined, ...more };
}

export function accountOf({ id, settings }: Pick<Recorded, 'id' | 'settings'>): Account {
  return { id: `account-of-${id}` as AccountId, sourceId: id, ...apart(sourceNamed(id).fields, settings) };
}

export function sourceNamed(id: string) {
  const source = sourceOf(id);
  if (source === undefined) throw new Error(`no source ${id}`);
  return source;
}

export const connectionOf = (recorded: Pick<Recorded, 'id' | 'settings'>, world: World) =>
  connect(sourceNamed(recorded.id), accountOf(recorded), world);
