import { err, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';
import { send } from '@/utils/sources/net/send';
import type { SignInFailure, SignInTools } from '@/utils/sources/sign-in/sign-in';
import type { TokenTools } from '@/utils/sources/sign-in/tokens';
import { createAsk, type TeamWorld } from '../transport/server';
import type { Invitation } from './invitation';
import { createOffice, type Rejection } from './office';
import { renewAtProvider, renewAtSupabase, signInAtProvider, signInAtSupabase } from './provider';
import type { Session } from './session';

/** What is typed to sign in at an office server: the code with the first time alone. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
  readonly name?: string;
}

export type World = Pick<TeamWorld, 'fetch' | 'limiter' | 'isPermitted'> & { now(): Millis };
export type Window = Pick<SignInTools, 'launch' | 'returnAddress'>;

const LIMITS = { timeLimit: 20_000, sizeLimit: 1024 * 1024 };

/** The origins that a team's browser asks: its server, and the provider that it signs in at. */
export const originsOfTeam = ({ address, way }: Pick<Invitation, 'address' | 'way'>): readonly string[] => [
  ...new Set([address.base, ...(way.kind === 'oauth' ? [way.token] : [])].map((one) => new URL(one).origin)),
];

/** Signs in as the invitation says. */
export async function signedIn(
  { address, team, way }: Invitation,
  credentials: Credentials | undefined,
  world: World,
  window: Window,
  signal: AbortSignal,
): Promise<Result<Session, SignInFailure | Rejection>> {
  switch (way.kind) {
    case 'oauth':
      return signInAtProvider(way, { ...toolsFor(way.token, world, signal), ...window });
    case 'supabase':
      return signInAtSupabase(address, way, { ...toolsFor(address.base, world, signal), ...window });
    case 'office': {
      if (credentials === undefined) return err({ kind: 'unauthorised' });
      const { email, password, code, name = '' } = credentials;
      const office = createOffice(createAsk(address, { ...world, token: noToken }), world.now);
      const entry = { team, email, password };
      return code === undefined ? office.signIn(entry, signal) : office.enrol(entry, code, name, signal);
    }
  }
}

/** Renews a session at whoever gave it. */
export function renewedBy({ address, way }: Invitation, world: World) {
  return (session: Session): Promise<Result<Session, Failure>> => {
    const signal = new AbortController().signal;
    switch (way.kind) {
      case 'oauth':
        return renewAtProvider(way, session, toolsFor(way.token, world, signal));
      case 'supabase':
        return renewAtSupabase(address, session, toolsFor(address.base, world, signal));
      case 'office':
        return createOffice(createAsk(address, { ...world, token: noToken }), world.now).renew(session);
    }
  };
}

const noToken = async () => err<Failure>({ kind: 'unauthorised' });

function toolsFor(base: string, { fetch, isPermitted, now }: World, signal: AbortSignal): TokenTools {
  const { origin } = new URL(base);
  return { now, send: (request) => send(request, { fetch, isPermitted, base: origin, origins: [origin], headers: {}, signal, ...LIMITS }) };
}
