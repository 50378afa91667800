import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { err, ok, type Result } from '@/utils/domain/result';
import type { World } from '@/utils/sources/connect';
import { type Credentials, renewedBy, signedIn } from '@/utils/team/joining/entrance';
import type { Invitation } from '@/utils/team/joining/invitation';
import type { JoinFailure } from '@/utils/team/joining/orders';
import { createTokens, type Session } from '@/utils/team/joining/session';
import { createAsk } from '@/utils/team/transport/server';
import { type Membership, membership } from '@/utils/team/transport/shapes';
import { record } from './decode';

/** Who we are in a team, and what its server gave us to come back with. */
export interface Entered {
  readonly membership: Membership;
  readonly session: Session;
}

/** Signs in, and joins. Nothing is kept of it where that fails. */
export async function enter(
  invitation: Invitation,
  credentials: Credentials | undefined,
  world: World,
): Promise<Result<Entered, JoinFailure>> {
  const { signal } = new AbortController();
  const window = { launch, returnAddress: browser.identity?.getRedirectURL() ?? '' };
  const given = await signedIn(invitation, credentials, world, window, signal);
  if (!given.ok) return given;
  let session = given.value;
  const keeper = {
    get: async () => session,
    keep: async (renewed: Session) => {
      session = renewed;
    },
  };
  const ask = createAsk(invitation.address, { ...world, token: createTokens(keeper, world.now, renewedBy(invitation, world)) });
  const me = await ask('join_team', { team: invitation.team }, v.nullable(membership), signal);
  if (!me.ok) return me;
  if (me.value === null || me.value.team !== invitation.team) return err({ kind: 'notInvited' });
  return ok({ membership: me.value, session });
}

/** What was typed to sign in, out of a message. */
export function credentialsIn(input: unknown): Credentials | undefined {
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
