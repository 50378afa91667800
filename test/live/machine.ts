import 'fake-indexeddb/auto';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import { SAMPLE_IMPORT } from '@/utils/intake/sample-records';
import { createLimiter } from '@/utils/sources/limits/limiter';
import type { Pace } from '@/utils/sources/limits/pace';
import { keepJoined, sessionKeeperIn } from '@/utils/team/joining/kept';
import { createMember, type Member } from '@/utils/team/member/member';
import type { Membership } from '@/utils/team/transport/shapes';
import { createClock, createStore } from '../unit/sources/world';
import type { Given } from './browser';
import type { Role } from './servers/team-server';

const never = new AbortController().signal;

/** A member's machine: the whole database of Regard, and its team. */
export interface Machine {
  readonly db: Database;
  readonly member: Member;
  sync(): Promise<void>;
  /** No network until it is true again. */
  isOnline: boolean;
}

/** Joins as that role; `isSharing` tells all that was there before. */
export async function openMachine(
  given: Given,
  team: string,
  role: Role,
  { isSharing = false, prepare }: { readonly isSharing?: boolean; readonly prepare?: (db: Database) => Promise<unknown> } = {},
): Promise<Machine> {
  const db = await openDatabase({}, `machine-${newId()}`);
  await prepare?.(db);
  const subject = await given.db.join(team, role);
  await sessionKeeperIn(async () => db).keep({
    token: given.db.token({ sub: subject }),
    renewal: '',
    expiresAt: (Date.now() + 3_600_000) as Millis,
  });
  const membership = (await given.db.ask(subject, 'select api.me()')) as Membership;
  const invitation = { address: { engine: 'postgraphile', base: given.server.address }, team, way: { kind: 'office' } } as const;
  await keepJoined(db, { invitation, membership, isToShare: isSharing });
  const world = {
    fetch: async (...request: Parameters<typeof fetch>) => {
      if (!machine.isOnline) throw new TypeError('Failed to fetch');
      return fetch(...request);
    },
    limiter: createLimiter(createStore<Pace>(), createClock()),
    isPermitted: async () => true,
    now: () => Date.now() as Millis,
  };
  const member = createMember(db, invitation, world, SAMPLE_IMPORT);
  const machine: Machine = {
    db,
    member,
    isOnline: true,
    async sync() {
      const synced = await member.sync(never);
      if (!synced.ok && machine.isOnline) throw new Error(JSON.stringify(synced.error));
    },
  };
  return machine;
}

/** Until everybody has heard everybody. */
export async function syncAll(...machines: readonly Machine[]): Promise<void> {
  for (let round = 0; round < 3; round++) for (const machine of machines) await machine.sync();
}
