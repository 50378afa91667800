import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '../failure';
import { decodedJson } from '../net/decode';
import type { Reply, Request } from '../net/request';
import { refusalOf } from '../net/status';

/** Where an account is signed in to by OAuth 2 as a public client (RFC 6749, RFC 7636): with no secret of ours, which an extension cannot keep. */
export interface SignIn {
  authorizeAddress(settings: Readonly<Record<string, string>>): string;
  tokenAddress(settings: Readonly<Record<string, string>>): string;
  /** What the token may do: read, and no more. */
  readonly scopes: readonly string[];
  /** What this vendor wants besides, to give a token that can be renewed. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** What a sign-in gives, as secrets of the account: `token` is the one that the vendor's file asks with. */
export interface Tokens {
  readonly token: string;
  readonly refresh: string;
  /** In milliseconds since 1970, as text; empty where the vendor does not say. */
  readonly expiresAt: string;
}

/** Settings of an account that is signed in to: they name the client, an app that the user or their admin registered at the vendor, and its secret (`clientSecret`) where the vendor gives it one. */
export type ClientSettings = Readonly<Record<string, string>> & { readonly clientId: string };

export interface TokenTools {
  /** The only way out, bound to the vendor's origins. */
  send(request: Request): Promise<Result<Reply, Failure>>;
  now(): Millis;
}

const Granted = v.object({
  access_token: v.pipe(v.string(), v.regex(/^[!-~]+$/)),
  refresh_token: v.nullish(v.string(), ''),
  expires_in: v.nullish(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))])),
});

/** A new token for the one that runs out. Some vendors take the old refresh token for the last time: what comes back is to be kept at once. */
export const renewed = (to: SignIn, settings: ClientSettings, refresh: string, tools: TokenTools): Promise<Result<Tokens, Failure>> =>
  granted(to, settings, { grant_type: 'refresh_token', refresh_token: refresh }, tools, refresh);

/** The tokens for what `form` grants. */
export async function granted(
  to: SignIn,
  settings: ClientSettings,
  form: Readonly<Record<string, string>>,
  { send, now }: TokenTools,
  before = '',
): Promise<Result<Tokens, Failure>> {
  const client = { client_id: settings.clientId, ...(settings['clientSecret'] ? { client_secret: settings['clientSecret'] } : {}) };
  const text = new URLSearchParams({ ...form, ...client }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const reply = await send({ method: 'POST', path: to.tokenAddress(settings), headers, text });
  if (!reply.ok) return reply;
  const refusal = refusalOf(reply.value, () => '');
  // A refresh token that is no longer taken comes as a 400 (RFC 6749, 5.2).
  if (refusal !== undefined) return err(refusal.kind === 'refused' || refusal.kind === 'tooMany' ? { kind: 'unauthorised' } : refusal);
  const tokens = decodedJson(Granted, reply.value.text);
  if (!tokens.ok) return tokens;
  const { access_token, refresh_token, expires_in } = tokens.value;
  return ok({ token: access_token, refresh: refresh_token || before, expiresAt: expires_in ? String(now() + expires_in * 1000) : '' });
}
