import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { announceChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { ImportId } from '@/utils/domain/customer';
import { parseEmail } from '@/utils/domain/email';
import { err, ok } from '@/utils/domain/result';
import type { BackgroundCalls } from '@/utils/messaging/protocol';
import { readPolicy } from '@/utils/settings/policy/kept';
import { isOff, type Policy } from '@/utils/settings/policy/policy';
import type { World } from '@/utils/sources/connect';
import { type Invitation, parseInvitation } from '@/utils/team/joining/invitation';
import { forgetTeam, joinedTeam, keepJoined, keepStanding, sessionKeeperIn, standingIn } from '@/utils/team/joining/kept';
import { createMember, type Member } from '@/utils/team/member/member';
import type { Content } from '@/utils/team/replica/content';
import type { Key } from '@/utils/team/replica/key';
import { createSyncing, type Standing } from '@/utils/team/replica/syncing';
import { createAsk } from '@/utils/team/transport/server';
import { record } from './decode';
import { credentialsIn, enter } from './team-entry';
import { manage } from './team-orders';

/** The alarm that keeps a browser and its team together while no page of ours is open. */
export const TEAM = 'team';

type Calls = 'joinTeam' | 'leaveTeam' | 'syncTeam' | 'lookInTeam' | 'chooseInTeam' | 'manageTeam';
type Served = { readonly [Call in Calls]: (input: unknown) => Promise<ReturnType<BackgroundCalls[Call]>> };

export interface TeamTools {
  /** The import whose records are nobody else's business: the sample. */
  readonly secret: ImportId;
  /** Records came in: what tabs show is another. */
  heard(): Promise<void>;
}

/** Answers the calls about the team. Without one, nobody is asked anything. */
export function serveTeam(database: () => Promise<Database>, world: World, { secret, heard }: TeamTools) {
  let opened: { readonly invitation: string; readonly member: Member } | undefined;

  /** The member, made once for as long as the team is the same: it renews its own sign-in. */
  async function memberOf(db: Database): Promise<Member | undefined> {
    const [joined, policy] = await Promise.all([joinedTeam(db), readPolicy(db)]);
    if (joined === undefined || !allowsTeam(policy, joined.invitation)) {
      opened = undefined;
      return undefined;
    }
    const invitation = JSON.stringify(joined.invitation);
    if (opened?.invitation !== invitation) opened = { invitation, member: createMember(db, joined.invitation, world, secret) };
    return opened.member;
  }

  async function sync(): Promise<Standing | null> {
    const db = await database();
    const member = await memberOf(db);
    if (member === undefined) return null;
    const replica = {
      async sync(signal: AbortSignal) {
        const synced = await member.sync(signal);
        if (synced.ok && synced.value.pulled > 0) await heard();
        return synced;
      },
    };
    const once = createSyncing(replica, member.store, {
      now: world.now,
      alone: (work) => navigator.locks.request('regard:team', work),
      before: () => standingIn(db),
      keep: (standing) => keepStanding(db, standing),
    });
    return once(new AbortController().signal);
  }

  const calls: Served = {
    async joinTeam(input) {
      const { link, credentials, isSharing } = record(input);
      const invitation = parseInvitation(typeof link === 'string' ? link : '');
      if (!invitation.ok) return err({ kind: invitation.error });
      if (!allowsTeam(await readPolicy(await database()), invitation.value)) return err({ kind: 'noInvitation' });
      const entered = await enter(invitation.value, credentialsIn(credentials), world);
      if (!entered.ok) return entered;
      const db = await database();
      const before = await joinedTeam(db);
      const isSame = before !== undefined && isSameTeam(before.invitation, invitation.value);
      // What one team has is nothing that another is told.
      if (before !== undefined && !isSame) await navigator.locks.request('regard:team', () => forgetTeam(db));
      const { membership, session } = entered.value;
      await sessionKeeperIn(database).keep(session);
      const isToShare = isSharing === true || (isSame && before.isToShare);
      await keepJoined(db, { invitation: invitation.value, membership, isToShare });
      await remind(true);
      void sync().catch((error: unknown) => console.error('[regard]', error));
      return ok(null);
    },
    async leaveTeam() {
      const db = await database();
      const joined = await joinedTeam(db);
      const session = await sessionKeeperIn(database).get();
      if (joined?.invitation.way.kind === 'office' && session !== undefined) {
        // It runs out by itself where nobody hears this.
        const ask = createAsk(joined.invitation.address, { ...world, token: async () => err({ kind: 'unauthorised' }) });
        await ask('sign_out', { renewal: session.renewal }, v.unknown(), AbortSignal.timeout(3_000));
      }
      await navigator.locks.request('regard:team', () => forgetTeam(db));
      await remind(false);
    },
    syncTeam: sync,
    async lookInTeam(input) {
      const email = typeof input === 'string' ? parseEmail(input) : undefined;
      const member = await memberOf(await database());
      if (email === undefined || member === undefined) return false;
      const looked = await navigator.locks.request('regard:team', () => member.look(email, new AbortController().signal));
      return looked.ok && looked.value;
    },
    async chooseInTeam(input) {
      const { key, content } = record(input);
      const member = await memberOf(await database());
      if (member === undefined || typeof key !== 'string' || typeof content !== 'object') return;
      await member.replica.resolve(key as Key, content as Content | null);
      await sync();
      announceChange({ kinds: ['team'] });
    },
    async manageTeam(input) {
      const member = await memberOf(await database());
      if (member === undefined) return err({ kind: 'unauthorised' });
      return manage(member.ask, record(input));
    },
  };
  return { calls, sync };
}

/** Where an administrator decided on teams: none, or that one alone. */
function allowsTeam(policy: Policy, invitation: Invitation): boolean {
  if (isOff(policy, 'team')) return false;
  const decided = policy.team === undefined ? undefined : parseInvitation(policy.team);
  return decided === undefined || (decided.ok && isSameTeam(decided.value, invitation));
}

const isSameTeam = (a: Invitation, b: Invitation): boolean => a.team === b.team && a.address.base === b.address.base;

/** Once a minute, which is as often as a browser wakes us. */
export async function remind(isJoined: boolean): Promise<void> {
  if (!isJoined) await browser.alarms.clear(TEAM);
  else if ((await browser.alarms.get(TEAM)) === undefined) await browser.alarms.create(TEAM, { delayInMinutes: 0.5, periodInMinutes: 1 });
}
