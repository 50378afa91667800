import * as v from 'valibot';
import type { Database } from '@/utils/db/schema';
import { touchAll } from '@/utils/db/touch-all';
import { forgetUndoLogs } from '@/utils/db/undo';
import type { ImportId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import { ok, type Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import { renewedBy, type World } from '../joining/entrance';
import type { Invitation } from '../joining/invitation';
import { joinedTeam, keepJoined, sessionKeeperIn } from '../joining/kept';
import { createTokens } from '../joining/session';
import { bringIn } from '../records/incoming';
import { tellTeam } from '../records/outgoing';
import { teamStoreIn } from '../replica/idb-store';
import { createReplica, type Replica, type Synced } from '../replica/replica';
import type { ReplicaStore } from '../replica/store';
import { type Ask, createAsk, createTransport } from '../transport/server';
import { membership } from '../transport/shapes';

/** A browser as a member of its team. */
export interface Member {
  readonly ask: Ask;
  readonly replica: Replica;
  readonly store: ReplicaStore;
  /** Tells the team what was written here, hears what others wrote, and brings it in. Whatever ends it early, the next one goes on. */
  sync(signal: AbortSignal): Promise<Result<Synced, Failure>>;
  /** Asks for one customer who was not heard of yet, and brings them in; resolves to whether the team knows them. */
  look(email: string, signal: AbortSignal): Promise<Result<boolean, Failure>>;
}

/** @param secret the import whose records are nobody else's business: the sample */
export function createMember(db: Database, invitation: Invitation, world: World, secret: ImportId): Member {
  const keeper = sessionKeeperIn(async () => db);
  const token = createTokens(keeper, world.now, renewedBy(invitation, world));
  const ask = createAsk(invitation.address, { ...world, token });
  const transport = createTransport(ask);
  const store = teamStoreIn(db);
  const replica = createReplica(store, transport, newId);
  const bring = async () => void (await bringIn(db, store, replica));

  async function tell(): Promise<void> {
    const joined = await joinedTeam(db);
    if (joined === undefined) return;
    if (joined.isToShare) {
      await touchAll(db);
      await keepJoined(db, { ...joined, isToShare: false });
    }
    await tellTeam(db, store, replica, { rights: joined.membership, secret });
  }

  /** A role that changed changes what there is to see, and what may be told. */
  async function minded(signal: AbortSignal): Promise<Result<undefined, Failure>> {
    const [joined, { rights }] = await Promise.all([joinedTeam(db), store.head()]);
    if (joined === undefined || joined.membership.rights === rights) return ok(undefined);
    const me = await ask('me', {}, v.nullable(membership), signal);
    if (!me.ok) return me;
    if (me.value === null) return ok(undefined);
    // What imports changed is kept for their undo, with costs: those are to be seen no longer.
    if (joined.membership.seesCosts && !me.value.seesCosts) await forgetUndoLogs(db);
    await keepJoined(db, { ...joined, membership: me.value });
    return ok(undefined);
  }

  return {
    ask,
    replica,
    store,
    async sync(signal) {
      await tell();
      const synced = await replica.sync(signal, bring);
      await bring();
      if (!synced.ok) return synced;
      const mind = await minded(signal);
      return mind.ok ? synced : mind;
    },
    async look(email, signal) {
      const card = await transport.card(email, signal);
      if (!card.ok) return card;
      if (card.value === null) return ok(false);
      const { customers, records } = card.value;
      // Some of their bookings would make a margin of some of their business: those come with the rest.
      await replica.hear([...customers, ...records.filter(({ key }) => !key.startsWith('ledger '))]);
      await bring();
      return ok(true);
    },
  };
}
