import { describe, expect, it } from 'vitest';
import { err, ok } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Request } from '@/utils/sources/net/request';
import { type Invitation, invitationLink, parseInvitation } from '@/utils/team/joining/invitation';
import { renewAtSupabase, signInAtSupabase } from '@/utils/team/joining/provider';
import { createTokens, type Session } from '@/utils/team/joining/session';

const team = '0190f000-0000-7000-8000-000000000001';
const oauth = {
  ...{ kind: 'oauth' as const, authorize: 'https://id.acme.example/authorize', token: 'https://id.acme.example/token' },
  ...{ clientId: 'regard', scopes: 'openid email' },
};
const never = new AbortController().signal;

describe('an invitation', () => {
  const invitations: readonly Invitation[] = [
    { address: { engine: 'postgraphile', base: 'https://regard.acme.example' }, team, way: { kind: 'office' } },
    {
      address: { engine: 'postgrest', base: 'https://ref.supabase.example/rest/v1', key: 'sb_publishable_a+b/c=' },
      team,
      way: { kind: 'supabase', provider: 'google' },
    },
    { address: { engine: 'postgrest', base: 'http://localhost:3000' }, team, way: oauth },
  ];
  it.each(invitations)('is one link: $address.base', (invitation) => {
    const link = invitationLink(invitation);
    expect(parseInvitation(` ${link}\n`)).toEqual(ok(invitation));
    // Nothing but the address ever leaves the browser that opens it.
    expect(new URL(link).search).toBe('');
  });

  const jwt = (role: string) => `e30.${btoa(JSON.stringify({ role }))}.x`;
  const supabase = (key: string) =>
    invitationLink({ address: { engine: 'postgrest', base: 'https://ref.supabase.example/rest/v1', key }, team, way: { kind: 'office' } });
  it.each<[what: string, link: string, fault: string]>([
    ['no address', 'hello', 'noInvitation'],
    ['another address', 'https://acme.example/', 'noInvitation'],
    ['another engine', 'https://acme.example/#regard-team=x&engine=mysql&way=office', 'noInvitation'],
    ['a script', `javascript:alert(1)#regard-team=${team}&engine=postgrest&way=office`, 'insecure'],
    ['an open line', `http://acme.example/#regard-team=${team}&engine=postgrest&way=office`, 'insecure'],
    [
      'a provider on an open line',
      invitationLink({ ...(invitations[2] as Invitation), way: { ...oauth, token: 'http://id.acme.example/' } }),
      'insecure',
    ],
    ['a secret key', supabase('sb_secret_1'), 'secret'],
    ['a key that passes every policy by', supabase(jwt('service_role')), 'secret'],
  ])('is none with %s', (_, link, fault) => {
    expect(parseInvitation(link)).toEqual(err(fault));
  });

  it('takes the older public key of a project', () => {
    expect(parseInvitation(supabase(jwt('anon'))).ok).toBe(true);
  });
});

describe('tokens', () => {
  const session = (minutes: number): Session => ({ token: `t${minutes}`, renewal: 'r', expiresAt: (minutes * 60_000) as Millis });
  const keeping = (kept: Session | undefined) => {
    let now: Session | undefined = kept;
    return {
      get: async () => now,
      keep: async (next: Session) => {
        now = next;
      },
    };
  };

  it('are renewed before they run out or once they are refused, by all who ask at the same time once', async () => {
    let renewals = 0;
    const tokens = createTokens(
      keeping(session(5)),
      () => 0 as Millis,
      async () => {
        renewals += 1;
        return ok(session(20));
      },
    );
    expect(await tokens(never, false)).toEqual(ok('t5'));
    expect(await Promise.all([tokens(never, true), tokens(never, true)])).toEqual([ok('t20'), ok('t20')]);
    expect(renewals).toBe(1);
    expect(await tokens(never, false)).toEqual(ok('t20'));
  });

  it('are none for who is not signed in, or cannot be reached', async () => {
    const offline = async () => err({ kind: 'offline' as const });
    expect(await createTokens(keeping(undefined), () => 0 as Millis, offline)(never, false)).toEqual(err({ kind: 'unauthorised' }));
    expect(await createTokens(keeping(session(0)), () => 0 as Millis, offline)(never, false)).toEqual(err({ kind: 'offline' }));
  });
});

describe('signing in at Supabase', () => {
  const address = { engine: 'postgrest' as const, base: 'https://ref.supabase.example/rest/v1', key: 'sb_publishable_1' };
  const returnAddress = 'https://abc.chromiumapp.example/';
  const tools = (back: string | undefined, status = 200, body: unknown = { access_token: 'a', refresh_token: 'r2', expires_in: 3600 }) => {
    const sent: Request[] = [];
    const launched: URL[] = [];
    return {
      ...{ sent, launched, returnAddress, now: () => 1_000 as Millis },
      launch: async (url: string) => {
        launched.push(new URL(url));
        return back;
      },
      send: async (request: Request) => {
        sent.push(request);
        return ok({ status, headers: new Headers(), text: JSON.stringify(body) });
      },
    };
  };

  it('exchanges the code with its verifier, and renews', async () => {
    const at = tools(`${returnAddress}?code=c1`);
    const session = { token: 'a', renewal: 'r2', expiresAt: 3_601_000 };
    expect(await signInAtSupabase(address, { kind: 'supabase', provider: 'google' }, at)).toEqual(ok(session));
    expect(at.launched[0]?.origin + String(at.launched[0]?.pathname)).toBe('https://ref.supabase.example/auth/v1/authorize');
    expect(at.launched[0]?.searchParams.get('code_challenge_method')).toBe('s256');
    expect(at.sent).toMatchObject([{ path: 'https://ref.supabase.example/auth/v1/token?grant_type=pkce', json: { auth_code: 'c1' } }]);
    expect(await renewAtSupabase(address, session as Session, at)).toEqual(ok(session));
    expect(at.sent[1]).toMatchObject({ json: { refresh_token: 'r2' }, headers: { apikey: 'sb_publishable_1' } });
  });

  it.each([
    ['closed', tools(undefined), 'declined'],
    ['refused', tools(`${returnAddress}?error=access_denied`), 'declined'],
    ['led elsewhere', tools('https://evil.example/?code=c1'), 'forged'],
    ['answered with a code that counts no more', tools(`${returnAddress}?code=c1`, 400, 'bad code c1'), 'unauthorised'],
  ])('gives nothing where it was %s', async (_, at, kind) => {
    expect(await signInAtSupabase(address, { kind: 'supabase', provider: 'google' }, at)).toEqual(err({ kind }));
  });
});
