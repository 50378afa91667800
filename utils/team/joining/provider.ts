import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';
import { decodedJson } from '@/utils/sources/net/decode';
import type { Reply, Request } from '@/utils/sources/net/request';
import { refusalOf } from '@/utils/sources/net/status';
import { challengeOf, secretWord } from '@/utils/sources/sign-in/pkce';
import { type SignInFailure, type SignInTools, signIn } from '@/utils/sources/sign-in/sign-in';
import { renewed, type SignIn, type Tokens, type TokenTools } from '@/utils/sources/sign-in/tokens';
import type { TeamAddress } from '../transport/server';
import type { SignInWay } from './invitation';
import type { Session } from './session';

type Provider = Extract<SignInWay, { readonly kind: 'oauth' }>;
type Supabase = Extract<SignInWay, { readonly kind: 'supabase' }>;

const asSource = (way: Provider): SignIn => ({
  authorizeAddress: () => way.authorize,
  tokenAddress: () => way.token,
  scopes: way.scopes.split(' ').filter((scope) => scope !== ''),
});

const sessionOf = ({ token, refresh, expiresAt }: Tokens, now: () => Millis): Session => ({
  token,
  renewal: refresh,
  expiresAt: (expiresAt === '' ? now() + 3_600_000 : Number(expiresAt)) as Millis,
});

/** Signs in at the team's identity provider, in a window of the browser's own (OAuth 2 with PKCE, no secret of ours). */
export async function signInAtProvider(way: Provider, tools: SignInTools): Promise<Result<Session, SignInFailure>> {
  const tokens = await signIn(asSource(way), { clientId: way.clientId }, tools);
  return tokens.ok ? ok(sessionOf(tokens.value, tools.now)) : tokens;
}

export async function renewAtProvider(way: Provider, { renewal }: Session, tools: TokenTools): Promise<Result<Session, Failure>> {
  if (renewal === '') return err({ kind: 'unauthorised' });
  const tokens = await renewed(asSource(way), { clientId: way.clientId }, renewal, tools);
  return tokens.ok ? ok(sessionOf(tokens.value, tools.now)) : tokens;
}

const Granted = v.object({ access_token: v.pipe(v.string(), v.regex(/^[!-~]+$/)), refresh_token: v.string(), expires_in: v.number() });

/**
 * Signs in at Supabase Auth, which has paths and names of its own (supabase.com/docs, "PKCE flow", and its client's source; read 2026-11).
 * Not tried against a real project.
 */
export async function signInAtSupabase(
  address: TeamAddress,
  { provider }: Supabase,
  tools: SignInTools,
): Promise<Result<Session, SignInFailure>> {
  const verifier = secretWord();
  const authorize = new URL('/auth/v1/authorize', address.base);
  const query = { provider, redirect_to: tools.returnAddress, code_challenge: await challengeOf(verifier), code_challenge_method: 's256' };
  for (const [name, value] of Object.entries(query)) authorize.searchParams.set(name, value);
  const back = await tools.launch(authorize.href);
  if (back === undefined || !URL.canParse(back)) return err({ kind: 'declined' });
  if (!back.startsWith(tools.returnAddress)) return err({ kind: 'forged' });
  const code = new URL(back).searchParams.get('code');
  return code === null ? err({ kind: 'declined' }) : granted(address, 'pkce', { auth_code: code, code_verifier: verifier }, tools);
}

export const renewAtSupabase = (address: TeamAddress, { renewal }: Session, tools: TokenTools): Promise<Result<Session, Failure>> =>
  granted(address, 'refresh_token', { refresh_token: renewal }, tools);

async function granted(
  { base, key = '' }: TeamAddress,
  type: 'pkce' | 'refresh_token',
  json: Readonly<Record<string, string>>,
  { send, now }: TokenTools,
): Promise<Result<Session, Failure>> {
  const path = new URL(`/auth/v1/token?grant_type=${type}`, base).href;
  const request: Request = { method: 'POST', path, json, headers: { apikey: key } };
  const reply: Result<Reply, Failure> = await send(request);
  if (!reply.ok) return reply;
  const refusal = refusalOf(reply.value, (text) => Object.values(json).reduce((left, secret) => left.replaceAll(secret, ''), text));
  // A code or a renewal that counts no more: to be signed in to again.
  if (refusal?.kind === 'refused') return err({ kind: 'unauthorised' });
  if (refusal?.kind === 'tooMany') return err({ kind: 'rateLimited', until: (now() + 60_000) as Millis });
  if (refusal !== undefined) return err(refusal);
  const tokens = decodedJson(Granted, reply.value.text);
  if (!tokens.ok) return tokens;
  const { access_token: token, refresh_token: renewal, expires_in: seconds } = tokens.value;
  return ok({ token, renewal, expiresAt: (now() + seconds * 1000) as Millis });
}
