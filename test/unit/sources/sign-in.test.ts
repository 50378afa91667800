import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { err, ok } from '@/utils/domain/result';
import { millisOf } from '@/utils/domain/time';
import type { Account } from '@/utils/sources/account';
import { connect } from '@/utils/sources/connect';
import type { Request } from '@/utils/sources/net/request';
import { challengeOf } from '@/utils/sources/sign-in/pkce';
import { type SignInTools, signIn } from '@/utils/sources/sign-in/sign-in';
import { ada } from '../../fixtures/sources/people';
import { xero as recordedXero } from '../../fixtures/sources/xero';
import { json, replaying, startVendor, text, type Vendor } from './vendor';
import { accountOf, sourceNamed, worldOf } from './world';

const xero = sourceNamed('xero');
const to = xero.signIn ?? expect.unreachable();
const settings = { clientId: 'ABCDEF0123456789', organisation: '' };
const returnAddress = 'https://abcdefgh.chromiumapp.org/';

describe('signing in', () => {
  /** A vendor that gives a code to whoever comes, and a token for it. */
  function setUp(
    back: (asked: URL) => string | undefined = (asked) => `${returnAddress}?code=c0de&state=${asked.searchParams.get('state')}`,
  ) {
    const seen: { shown?: URL; form?: URLSearchParams; path?: string } = {};
    const tools: SignInTools = {
      returnAddress,
      now: () => millisOf(new Date(0)),
      launch: async (address) => {
        seen.shown = new URL(address);
        return back(seen.shown);
      },
      send: async (request: Request) => {
        seen.form = new URLSearchParams(request.text);
        seen.path = request.path;
        return ok({
          status: 200,
          headers: new Headers(),
          text: '{"access_token":"at-1","refresh_token":"rt-1","expires_in":1800,"token_type":"Bearer"}',
        });
      },
    };
    return { seen, tools };
  }

  it('shows the vendor the challenge, and gives the verifier only with the code', async () => {
    const { seen, tools } = setUp();
    expect(await signIn(to, settings, tools)).toEqual(ok({ token: 'at-1', refresh: 'rt-1', expiresAt: '1800000' }));
    const verifier = seen.form?.get('code_verifier') ?? '';
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(seen.shown?.href).not.toContain(verifier);
    expect(seen.shown?.searchParams.get('code_challenge')).toBe(createHash('sha256').update(verifier).digest('base64url'));
    expect(Object.fromEntries(seen.shown?.searchParams ?? [])).toMatchObject({
      response_type: 'code',
      client_id: settings.clientId,
      redirect_uri: returnAddress,
      code_challenge_method: 'S256',
      scope: expect.stringContaining('accounting.contacts.read'),
    });
    expect(Object.fromEntries(seen.form ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: 'c0de',
      redirect_uri: returnAddress,
    });
    expect(seen.path).toBe('https://identity.xero.com/connect/token');
  });

  it.each<[string, (asked: URL) => string | undefined, string]>([
    ['the user closes the window', () => undefined, 'declined'],
    ['the user says no', (asked) => `${returnAddress}?error=access_denied&state=${asked.searchParams.get('state')}`, 'declined'],
    ['the answer is that of another sign-in', () => `${returnAddress}?code=c0de&state=another`, 'forged'],
    ['the answer has no state', () => `${returnAddress}?code=c0de`, 'forged'],
    ['it comes back to somebody else', (asked) => `https://evil.example/?code=c0de&state=${asked.searchParams.get('state')}`, 'forged'],
    ['it comes back to no address', () => 'nonsense', 'declined'],
  ])('gives no token where %s', async (_, back, kind) => {
    const { seen, tools } = setUp(back);
    expect(await signIn(to, settings, tools)).toEqual(err({ kind }));
    expect(seen.form).toBeUndefined();
  });

  it('never uses a verifier twice', async () => {
    const [one, two] = [setUp(), setUp()];
    await Promise.all([signIn(to, settings, one.tools), signIn(to, settings, two.tools)]);
    expect(one.seen.form?.get('code_verifier')).not.toBe(two.seen.form?.get('code_verifier'));
  });

  // Source: RFC 7636, appendix B.
  it('makes the challenge as the standard does', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });
});

describe('a token that runs out', () => {
  let vendor: Vendor;
  beforeAll(async () => {
    vendor = await startVendor(text(500, ''));
  });
  afterAll(() => vendor.stop());
  const never = new AbortController().signal;

  /** An account of Xero whose token runs out so many milliseconds from now. */
  function setUp(left: number) {
    const kept: Account['secrets'][] = [];
    const { secrets, ...account } = accountOf({ id: 'xero', settings: { ...recordedXero.settings, token: 'old-token' } });
    const world = worldOf(vendor.fetch, { keepSecrets: async (_, tokens) => void kept.push(tokens) });
    const signedIn = { ...account, secrets: { ...secrets, refresh: 'rt-1', expiresAt: String(Date.now() + left) } };
    return { kept, connection: connect(xero, signedIn, world), before: vendor.asked.length };
  }
  const renewing = replaying({
    ...recordedXero.empty,
    'POST /connect/token': { access_token: 'new-token', refresh_token: 'rt-2', expires_in: 1800 },
  });

  it('is renewed once for everybody who waits, kept, and then asked with', async () => {
    vendor.answering = renewing;
    const { kept, connection, before } = setUp(10_000);
    await Promise.all([connection.lookup(ada, never), connection.lookup(ada, never)]);
    await connection.lookup(ada, never);
    const asked = vendor.asked.slice(before);
    const renewals = asked.filter(({ url }) => url.pathname === '/connect/token');
    expect(renewals.map(({ url, body }) => [url.origin, Object.fromEntries(new URLSearchParams(body))])).toEqual([
      ['https://identity.xero.com', { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: settings.clientId }],
    ]);
    expect(renewals[0]?.headers['authorization']).toBeUndefined();
    expect(kept).toEqual([{ token: 'new-token', refresh: 'rt-2', expiresAt: expect.stringMatching(/^\d+$/) }]);
    const others = asked.filter(({ url }) => url.pathname !== '/connect/token');
    expect(new Set(others.map(({ headers }) => headers['authorization']))).toEqual(new Set(['Bearer new-token']));
  });

  it('is left as it is while there is time', async () => {
    vendor.answering = renewing;
    const { kept, connection, before } = setUp(600_000);
    expect((await connection.lookup(ada, never)).ok).toBe(true);
    expect(kept).toEqual([]);
    expect(vendor.asked.slice(before).map(({ url }) => url.pathname)).not.toContain('/connect/token');
  });

  it.each([
    [400, 'unauthorised'],
    [401, 'unauthorised'],
    [500, 'unavailable'],
  ])('that is not renewed (%i) is a failure like any other: %s', async (status, kind) => {
    vendor.answering = json(status, { error: 'invalid_grant', error_description: 'rt-1' });
    const { kept, connection } = setUp(-1);
    const answer = await connection.lookup(ada, never);
    expect(answer).toMatchObject({ ok: false, error: { kind } });
    expect(JSON.stringify(answer)).not.toContain('rt-1');
    expect(kept).toEqual([]);
  });
});
