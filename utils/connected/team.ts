import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { announceChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import { parseEmail } from '@/utils/domain/email';
import { err, ok, type Result } from '@/utils/domain/result';
import type { BackgroundCalls } from '@/utils/messaging/protocol';
import { readPolicy } from '@/utils/settings/policy/kept';
import { isOff, type Policy } from '@/utils/settings/policy/policy';
import type { World } from '@/utils/sources/connect';
import type { Failure } from '@/utils/sources/failure';
import { type Credentials, renewedBy, signedIn } from '@/utils/team/joining/entrance';
import { type Invitation, parseInvitation } from '@/utils/team/joining/invitation';
import { forgetTeam, joinedTeam, keepJoined, keepStanding, sessionKeeperIn, standingIn } from '@/utils/team/joining/kept';
import type { JoinFailure, TeamPeople } from '@/utils/team/joining/orders';
import { createTokens } from '@/utils/team/joining/session';
import { createMember, type Member } from '@/utils/team/member/member';
import type { Content } from '@/utils/team/replica/content';
import type { Key } from '@/utils/team/replica/key';
import { createSyncing, type Standing } from '@/utils/team/replica/syncing';
import { type Ask, createAsk } from '@/utils/team/transport/server';
import { invitations, invited, members, membership, roles } from '@/utils/team/transport/shapes';
import { record } from './decode';

/** The alarm that keeps a browser and its team together while no page of ours is open. */
export const TEAM = 'team';

type Calls = 'joinTeam' | 'leaveTeam' | 'syncTeam' | 'lookInTeam' | 'chooseInTeam' | 'manageTeam';
type Served = { readonly [Call in Calls]: (input: unknown) => Promise<ReturnType<BackgroundCalls[Call]>> };

/** Answers the calls about the team. Without one, nobody is asked anything. */
export function serveTeam(database: () => Promise<Database>, world: World, secret: Parameters<typeof createMember>[3]) {
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
    const once = createSyncing(member, member.store, {
      now: world.now,
      alone: (work) => navigator.locks.request('regard:team', work),
      before: () => standingIn(db),
      keep: (standing) => keepStanding(db, standing),
    });
    return once(new AbortController().signal);
  }

  async function people(ask: Ask): Promise<Result<TeamPeople, Failure>> {
    const { signal } = new AbortController();
    const all = await ask('members', {}, members, signal);
    if (!all.ok) return all;
    // For administrators alone: to others it says no.
    const open = await ask('invitations', {}, invitations, signal);
    return ok({ members: all.value, invitations: open.ok ? open.value : [] });
  }

  const calls: Served = {
    async joinTeam(input) {
      const { link, credentials, isSharing } = record(input);
      const invitation = parseInvitation(typeof link === 'string' ? link : '');
      if (!invitation.ok) return err({ kind: invitation.error });
      if (!allowsTeam(await readPolicy(await database()), invitation.value)) return err({ kind: 'noInvitation' });
      const entered = await enter(invitation.value, credentialsIn(credentials), database, world);
      if (!entered.ok) return entered;
      const db = await database();
      await keepJoined(db, { invitation: invitation.value, membership: entered.value, isToShare: isSharing === true });
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
      const done = await order(member.ask, record(input));
      if (!done.ok) return done;
      const after = await people(member.ask);
      return after.ok ? ok({ ...after.value, ...(done.value === null ? {} : { code: done.value }) }) : after;
    },
  };
  return { calls, sync };
}

/** Where an administrator decided on teams: none, or that one alone. */
function allowsTeam(policy: Policy, { team, address }: Invitation): boolean {
  if (isOff(policy, 'team')) return false;
  const decided = policy.team === undefined ? undefined : parseInvitation(policy.team);
  return decided === undefined || (decided.ok && decided.value.team === team && decided.value.address.base === address.base);
}

/** Signs in, and joins; resolves to who we are there. */
async function enter(
  invitation: Invitation,
  credentials: Credentials | undefined,
  database: () => Promise<Database>,
  world: World,
): Promise<Result<NonNullable<v.InferOutput<typeof membership>>, JoinFailure>> {
  const { signal } = new AbortController();
  const window = { launch, returnAddress: browser.identity?.getRedirectURL() ?? '' };
  const session = await signedIn(invitation, credentials, world, window, signal);
  if (!session.ok) return session;
  const keeper = sessionKeeperIn(database);
  await keeper.keep(session.value);
  const ask = createAsk(invitation.address, { ...world, token: createTokens(keeper, world.now, renewedBy(invitation, world)) });
  const me = await ask('join_team', { team: invitation.team }, v.nullable(membership), signal);
  if (!me.ok) return me;
  return me.value === null || me.value.team !== invitation.team ? err({ kind: 'notInvited' }) : ok(me.value);
}

/** What an administrator asks for; resolves to a code that is to be told, where there is one. */
async function order(ask: Ask, input: Readonly<Record<string, unknown>>): Promise<Result<string | null, Failure>> {
  const { kind, email, role, member } = input;
  const { signal } = new AbortController();
  const done = <T>(result: Result<T, Failure>) => (result.ok ? ok(null) : result);
  switch (kind) {
    case 'invite': {
      const answer = await ask('invite', { email, role }, invited, signal);
      return answer.ok ? ok(answer.value.code) : answer;
    }
    case 'withdraw':
      return done(await ask('withdraw_invitation', { email }, v.unknown(), signal));
    case 'setRole':
      return done(await ask('set_role', { member, role: roles.some((one) => one === role) ? role : null }, v.unknown(), signal));
    default:
      return ok(null);
  }
}

function credentialsIn(input: unknown): Credentials | undefined {
  const { email, password, code, name } = record(input);
  if (typeof email !== 'string' || typeof password !== 'string') return undefined;
  return { email, password, ...(typeof code === 'string' ? { code } : {}), ...(typeof name === 'string' ? { name } : {}) };
}

async function launch(address: string): Promise<string | undefined> {
  try {
    return await browser.identity.launchWebAuthFlow({ url: address, interactive: true });
  } catch {
    // The window was closed, or the provider showed no page.
    return undefined;
  }
}

/** Once a minute, which is as often as a browser wakes us. */
export async function remind(isJoined: boolean): Promise<void> {
  if (!isJoined) await browser.alarms.clear(TEAM);
  else if ((await browser.alarms.get(TEAM)) === undefined) await browser.alarms.create(TEAM, { delayInMinutes: 0.5, periodInMinutes: 1 });
}
