import { announceChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { Standing } from '../replica/syncing';
import type { Membership } from '../transport/shapes';
import type { Invitation } from './invitation';
import type { Session, SessionKeeper } from './session';

/** The team of this browser. */
export interface Joined {
  readonly invitation: Invitation;
  readonly membership: Membership;
  /** Everything that was here before is to be told, and was not yet. */
  readonly isToShare: boolean;
}

/** The team that was joined; undefined where nobody joined one. */
export const joinedTeam = async (db: Database): Promise<Joined | undefined> => (await db.get('team', 'joined')) as Joined | undefined;

/** How colleagues read who we are; empty without a team. */
export const nameIn = (joined: Joined | undefined): string => joined?.membership.name || joined?.membership.email || '';

/** How it stands with the team; undefined before the first time. */
export const standingIn = async (db: Database): Promise<Standing | undefined> => (await db.get('team', 'standing')) as Standing | undefined;

/** Keeps who we are in the team; with the first of it, every write is noted for it. */
export async function keepJoined(db: Database, joined: Joined): Promise<void> {
  await db.put('team', joined, 'joined');
  announceChange({ kinds: ['team'] });
}

/** Moments are shown to the minute. */
const MINUTE = 60_000;

/** Keeps how it stands with the team, and tells where that is news. */
export async function keepStanding(db: Database, standing: Standing): Promise<void> {
  const before = await standingIn(db);
  await db.put('team', standing, 'standing');
  const toldOf = (each: Standing | undefined) => JSON.stringify({ ...each, syncedAt: Math.floor((each?.syncedAt ?? 0) / MINUTE) });
  if (toldOf(before) !== toldOf(standing)) announceChange({ kinds: ['team'] });
}

/** Tokens of the team's server, beside the rest of it: no list, backup or export reads them. */
export const sessionKeeperIn = (database: () => Promise<Database>): SessionKeeper => ({
  get: async () => (await (await database()).get('team', 'session')) as Session | undefined,
  async keep(session) {
    const transaction = (await database()).transaction('team', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(session, 'session'), transaction.done]);
  },
});

/** Leaves the team. What came of it stays here as this browser's own; what was not told is told no more. */
export async function forgetTeam(db: Database): Promise<void> {
  const transaction = db.transaction(['team', 'teamSlots', 'teamLog'], 'readwrite', { durability: 'strict' });
  await Promise.all([
    ...(['team', 'teamSlots', 'teamLog'] as const).map((name) => transaction.objectStore(name).clear()),
    transaction.done,
  ]);
  announceChange({ kinds: ['team'] });
}
