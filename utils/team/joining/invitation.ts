import { err, ok, type Result } from '@/utils/domain/result';
import type { TeamAddress } from '../transport/server';

/** How the members of a team sign in. */
export type SignInWay =
  /** By the function of the database itself, with a password. */
  | { readonly kind: 'office' }
  /** By Supabase Auth, with that provider of its own (`google`, `azure`, `keycloak`). */
  | { readonly kind: 'supabase'; readonly provider: string }
  /** By an identity provider whose tokens the server takes (OAuth 2 with PKCE). */
  | { readonly kind: 'oauth'; readonly authorize: string; readonly token: string; readonly clientId: string; readonly scopes: string };

/** All that somebody needs to ask to join a team. Nothing of it is secret: who may join is said by the address that they sign in with. */
export interface Invitation {
  readonly address: TeamAddress;
  readonly team: string;
  readonly way: SignInWay;
}

export type InvitationFault = 'noInvitation' | 'insecure' | 'secret';

const MARK = 'regard-team';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The link of an invitation. All but the address stands behind the `#`, which no browser sends. */
export function invitationLink({ address, team, way }: Invitation): string {
  const { kind, ...rest } = way;
  const fields = { [MARK]: team, engine: address.engine, ...(address.key === undefined ? {} : { key: address.key }), way: kind, ...rest };
  return `${address.base}#${new URLSearchParams(fields)}`;
}

/** What a link invites to, or why it will not do: a key that opens the whole database is refused before it is kept anywhere. */
export function parseInvitation(link: string): Result<Invitation, InvitationFault> {
  const text = link.trim();
  if (!URL.canParse(text)) return err('noInvitation');
  const { origin, pathname, hash, username } = new URL(text);
  const fields = new URLSearchParams(hash.slice(1));
  const engine = fields.get('engine');
  const team = fields.get(MARK) ?? '';
  const key = fields.get('key');
  const way = wayIn(fields);
  if ((engine !== 'postgrest' && engine !== 'postgraphile') || !UUID.test(team) || way === undefined || username !== '')
    return err('noInvitation');
  if (key !== null && isSecretKey(key)) return err('secret');
  if (![text, ...(way.kind === 'oauth' ? [way.authorize, way.token] : [])].every(isSafe)) return err('insecure');
  const base = `${origin}${pathname}`.replace(/\/+$/, '');
  return ok({ address: { engine, base, ...(key === null ? {} : { key }) }, team, way });
}

function wayIn(fields: URLSearchParams): SignInWay | undefined {
  const field = (name: string) => fields.get(name) ?? '';
  switch (field('way')) {
    case 'office':
      return { kind: 'office' };
    case 'supabase':
      return /^[a-z_]{2,40}$/.test(field('provider')) ? { kind: 'supabase', provider: field('provider') } : undefined;
    case 'oauth': {
      const way = { authorize: field('authorize'), token: field('token'), clientId: field('clientId'), scopes: field('scopes') };
      return URL.canParse(way.authorize) && URL.canParse(way.token) && way.clientId !== '' ? { kind: 'oauth', ...way } : undefined;
    }
    default:
      return undefined;
  }
}

/** On the way nobody reads along: https, or this machine. */
function isSafe(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost'));
}

/** Supabase's secret keys: `sb_secret_…`, and the older ones, tokens whose role passes every policy by. */
function isSecretKey(key: string): boolean {
  if (key.startsWith('sb_secret_')) return true;
  const claims = key.split('.')[1];
  if (claims === undefined) return false;
  try {
    return JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))).role !== 'anon';
  } catch {
    // No token, then: nothing that a policy would take for somebody.
    return false;
  }
}
