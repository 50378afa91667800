import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import { createAsk, createTransport, type TeamAddress } from '@/utils/team/transport/server';
import { admission } from '@/utils/team/transport/shapes';
import { worldOf } from '../sources/world';

const never = new AbortController().signal;
const id = '0190f000-0000-7000-8000-000000000001';
const page = { cluster: 'c', rights: 1, member: id, records: [], cursor: '1.2.3', more: false, behind: false };
const postgrest: TeamAddress = { engine: 'postgrest', base: 'https://acme.supabase.example/rest/v1', key: 'sb_publishable_1' };
const postgraphile: TeamAddress = { engine: 'postgraphile', base: 'https://regard.acme.example' };

interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A transport whose requests are answered with these replies, one after the other. */
function talking(address: TeamAddress, replies: readonly (readonly [status: number, body: unknown])[]) {
  const sent: Sent[] = [];
  const tokens: boolean[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const [status, body] = replies[sent.length] ?? [500, ''];
    sent.push({ url: String(url), headers: new Headers(init?.headers), body: JSON.parse(String(init?.body)) });
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
  const world = {
    ...worldOf(fetch),
    token: async (_: AbortSignal, isRefused: boolean): Promise<Result<string, Failure>> => {
      tokens.push(isRefused);
      return ok(isRefused ? 'token-2' : 'token-1');
    },
  };
  const ask = createAsk(address, world);
  return { sent, tokens, ask, transport: createTransport(ask) };
}

describe('a team served by PostgREST', () => {
  it('is asked by the paths of its functions', async () => {
    const { sent, transport } = talking(postgrest, [
      [200, page],
      [200, [{ op: 'a', outcome: 'applied', version: 1 }]],
      [200, null],
    ]);
    expect(await transport.changes('', 10, never)).toEqual(ok(page));
    const op = { op: 'a', kind: 'voice', id, base: 0, data: { text: 'x' } };
    expect(await transport.push([op], never)).toEqual(ok([{ op: 'a', outcome: 'applied', version: 1 }]));
    expect(await transport.card('ann@acme.example', never)).toEqual(ok(null));
    expect(sent.map(({ url, body }) => [url, body])).toEqual([
      ['https://acme.supabase.example/rest/v1/rpc/changes', { cursor: '', most: 10 }],
      ['https://acme.supabase.example/rest/v1/rpc/push', { ops: [op] }],
      ['https://acme.supabase.example/rest/v1/rpc/customer_card', { email: 'ann@acme.example' }],
    ]);
    for (const { headers } of sent)
      expect([headers.get('authorization'), headers.get('apikey'), headers.get('content-profile')]).toEqual([
        'Bearer token-1',
        'sb_publishable_1',
        'api',
      ]);
  });
});

describe('a team served by PostGraphile', () => {
  it('is asked in GraphQL', async () => {
    const { sent, transport } = talking(postgraphile, [
      [200, { data: { changes: page } }],
      [200, { data: { push: { result: [] } } }],
      [200, { data: { customerCard: null } }],
    ]);
    expect(await transport.changes('', 10, never)).toEqual(ok(page));
    expect(await transport.push([], never)).toEqual(ok([]));
    expect(await transport.card('ann@acme.example', never)).toEqual(ok(null));
    expect(sent.map(({ body }) => body)).toEqual([
      { query: 'query($cursor:String!,$most:Int!){changes(cursor:$cursor,most:$most)}', variables: { cursor: '', most: 10 } },
      { query: 'mutation($ops:JSON!){push(input:{ops:$ops}){result}}', variables: { ops: [] } },
      { query: 'query($email:String!){customerCard(email:$email)}', variables: { email: 'ann@acme.example' } },
    ]);
  });
});

describe.each([postgrest, postgraphile])('a team served by $engine', (address) => {
  const answer = (value: unknown) => (address.engine === 'postgrest' ? value : { data: { changes: value } });

  it('is asked again, once, with a new token where the old one ran out', async () => {
    const { sent, tokens, transport } = talking(address, [
      [401, 'expired'],
      [200, answer(page)],
    ]);
    expect(await transport.changes('', 10, never)).toEqual(ok(page));
    expect(tokens).toEqual([false, true]);
    expect(sent[1]?.headers.get('authorization')).toBe('Bearer token-2');
    const refused = talking(address, [
      [401, ''],
      [401, ''],
    ]);
    expect(await refused.transport.changes('', 10, never)).toEqual(err({ kind: 'unauthorised' }));
    expect(refused.sent).toHaveLength(2);
  });

  it.each<[what: string, reply: readonly [number, unknown], kind: Failure['kind']]>([
    ['who is no member', [200, answer(null)], 'forbidden'],
    ['a page of something else', [200, '<!doctype html>'], 'changed'],
    ['a record without an id', [200, answer({ ...page, records: [{ kind: 'voice' }] })], 'changed'],
    ['a server that is down', [503, ''], 'unavailable'],
    ['a wrong address', [404, ''], 'notFound'],
  ])('fails with a value for %s', async (_, reply, kind) => {
    expect(await talking(address, [reply]).transport.changes('', 10, never)).toMatchObject({ ok: false, error: { kind } });
  });

  it('tells no word of what was asked in a failure', async () => {
    const { ask } = talking(address, [[400, 'no user ann@acme.example with correct-horse']]);
    const said = await ask('sign_in', { team: id, email: 'ann@acme.example', password: 'correct-horse' }, admission, never);
    expect(said).toMatchObject({ ok: false, error: { kind: 'refused', status: 400 } });
    expect(JSON.stringify(said)).not.toMatch(/ann@acme|correct-horse/);
  });

  it('is not asked with a token before there is one', async () => {
    const { sent, tokens, ask } = talking(address, [[500, '']]);
    await ask('renew', { renewal: 'secret' }, admission, never);
    expect([sent[0]?.headers.get('authorization'), tokens]).toEqual([null, []]);
  });
});

describe('what a database hides', () => {
  it('is a failure that may pass: PostGraphile does not say what went wrong', async () => {
    const { transport } = talking(postgraphile, [[200, { data: { changes: null }, errors: [{ message: 'An error occurred' }] }]]);
    expect(await transport.changes('', 10, never)).toEqual(err({ kind: 'unavailable', status: 200 }));
  });
});
