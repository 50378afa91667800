import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '@/utils/domain/result';
import { millisOf } from '@/utils/domain/time';
import type { Connection } from '@/utils/sources/connect';
import type { Failure } from '@/utils/sources/failure';
import type { Pulled, Since } from '@/utils/sources/source';
import { address as email } from '../fixtures/sources/people';
import { connectionOf, worldOf } from '../unit/sources/world';
import { live, mailbox } from './mailbox';
import { expect, test } from './regard';

const never = new AbortController().signal;

test.describe('Request Tracker, a real one, over its REST 2', () => {
  test.skip(live === undefined, 'REGARD_LIVE is not set');
  const address = `http://127.0.0.1:${process.env['RT_PORT'] ?? '18082'}`;
  const connected = (token = 'password'): Connection =>
    connectionOf({ id: 'requestTracker', settings: { address, user: 'root', token } }, worldOf(fetch));
  const askedBy = (text: string) => ({ by: 'email' as const, value: email(text) });
  /** Somebody who wrote, and whom RT therefore knows. */
  const writer = mailbox?.messages.find(({ kind, customer, from }) => kind === 'plain' && customer?.email === from.email)?.from;

  test('tells the tickets of a customer', async () => {
    const answer = await connected().lookup(askedBy(writer?.email ?? ''), never);
    expect(answer).toMatchObject({ ok: true, value: { customers: [{ name: writer?.name }] } });
    if (answer.ok) expect(answer.value.interactions.length).toBeGreaterThan(0);
  });

  test('knows nobody of an address with quotes in it, and takes it for no query', async () => {
    for (const odd of ["o'brien@acme.example", "x'%20or%201=1@acme.example", 'a+b&c=d@acme.example'])
      expect(await connected().lookup(askedBy(odd), never)).toMatchObject({ ok: true, value: { customers: [], interactions: [] } });
  });

  test('refuses a wrong password', async () => {
    expect(await connected('wrong').lookup(askedBy(writer?.email ?? ''), never)).toEqual({ ok: false, error: { kind: 'unauthorised' } });
  });

  test('gives every ticket that changed, once each, although many bear the same second, with who asked', async () => {
    const { pull } = connected();
    const tickets: string[] = [];
    const people = new Map<string, readonly string[]>();
    let since: Since = { changedAfter: millisOf(new Date(0)) };
    for (let hasMore = true; hasMore; ) {
      const pulled: Result<Pulled, Failure> | undefined = await pull?.(since, never);
      if (!pulled?.ok) return expect(pulled).toMatchObject({ ok: true });
      tickets.push(...pulled.value.interactions.map(({ sourceKey }) => sourceKey));
      for (const { sourceKey, emails } of pulled.value.customers) people.set(sourceKey, emails);
      for (const { of } of pulled.value.interactions) expect(people.get(of)).toHaveLength(1);
      since = { cursor: pulled.value.cursor };
      hasMore = pulled.value.hasMore;
    }
    expect(new Set(tickets).size).toBeGreaterThan(50);
    expect(tickets.length).toBe(new Set(tickets).size);
  });

  test('keeps a note as a comment, in letters of any kind', async () => {
    const { lookup, write } = connected();
    const answer = await lookup(askedBy(writer?.email ?? ''), never);
    const ticket = answer.ok ? answer.value.interactions[0]?.sourceKey : undefined;
    const text = 'Näht “schon” – 縫う <b>not bold</b>';
    expect(await write?.({ about: ticket ?? '', text }, never)).toEqual({ ok: true, value: ticket });
    // As RT itself tells it: a comment, which is not mailed to the requestor, and every letter of it.
    const headers = { authorization: `Basic ${btoa('root:password')}` };
    const told = async (path: string) => (await fetch(`${address}/REST/2.0/${path}`, { headers })).json();
    const { items } = await told(`ticket/${ticket?.split(':').at(-1)}/history?fields=Type&per_page=100`);
    const comment = items.findLast(({ Type }: { Type: string }) => Type === 'Comment');
    const [attachment] = (await told(`transaction/${comment.id}/attachments?fields=Content`)).items;
    expect(attachment.Content.trim()).toBe(text);
  });

  test('has a word for a ticket that is not there, when a note is to be kept', async () => {
    const written = await connected().write?.({ about: 'rt-ticket@127.0.0.1:999999', text: 'nowhere' }, never);
    expect(written).toMatchObject({
      ok: false,
      error: { kind: 'refused', status: 400, said: expect.stringContaining('could not be recorded') },
    });
  });

  test('refuses a token that it did not make', async () => {
    const settings = { address, token: '1-14-0123456789abcdef0123456789abcdef' };
    const connection = connectionOf({ id: 'requestTracker', settings }, worldOf(fetch));
    expect(await connection.lookup(askedBy(writer?.email ?? ''), never)).toEqual({ ok: false, error: { kind: 'unauthorised' } });
  });

  test('is asked by two at a time, and no oftener than sixty times a minute', async () => {
    let [now, most, count] = [0, 0, 0];
    const counting: typeof fetch = async (...request) => {
      count += 1;
      most = Math.max(most, ++now);
      return fetch(...request).finally(() => now--);
    };
    // Its clock runs ahead where it waits: what was waited is seen, and takes no time.
    const world = worldOf(counting);
    const connection = connectionOf({ id: 'requestTracker', settings: { address, user: 'root', token: 'password' } }, world);
    const begun = world.now();
    const senders = [...new Set(mailbox.messages.map(({ from }) => from.email))].slice(0, 45);
    const answers = await Promise.all(senders.map((sender) => connection.lookup(askedBy(sender), never)));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(most).toBe(2);
    expect(count).toBeGreaterThan(60);
    expect(world.now() - begun).toBeGreaterThanOrEqual((count - 61) * 1000);
  });
});

/** The settings that a mock takes for good: it looks only whether there is a token. */
const mocks: readonly (readonly [id: string, settings: Readonly<Record<string, string>>])[] = [
  ['stripe', { key: 'rk_test_mock' }],
  ['zendesk', { subdomain: 'example', token: 'mock-token' }],
  ['hubspot', { token: 'mock-token' }],
  ['pipedrive', { company: 'example', token: 'mock-token' }],
  ['intercom', { region: 'us', token: 'mock-token' }],
  ['chatwoot', { address: 'https://app.chatwoot.com', account: '1', token: 'mock-token' }],
];

for (const [index, [id, settings]] of mocks.entries())
  test.describe(`${id}, a mock that Prism makes of its description`, () => {
    test.skip(live === undefined, 'REGARD_LIVE is not set');
    const port = 4100 + index;
    const description = join(live ?? '', 'specs', `${id}.openapi.yaml`);
    let prism: ChildProcess | undefined;

    test.beforeAll(async () => {
      const args = ['--yes', '-p', '@stoplight/prism-cli@5.14.2', 'prism', 'mock', '-h', '127.0.0.1', '-p', String(port), description];
      // A group of its own, so that what npx starts ends with it.
      prism = spawn('npx', args, { stdio: 'ignore', detached: true });
      await expect.poll(() => fetch(`http://127.0.0.1:${port}/`).then(Boolean, () => false), { timeout: 180_000 }).toBe(true);
    });
    test.afterAll(() => {
      if (prism?.pid !== undefined) process.kill(-prism.pid);
    });

    /** The source, with the mock in the vendor's place, which answers as it is bidden. */
    const connected = (prefer?: string): Connection => {
      const toMock: typeof fetch = (input, init) => {
        const { pathname, search } = new URL(String(input));
        return fetch(`http://127.0.0.1:${port}${pathname}${search}`, {
          ...init,
          headers: { ...init?.headers, ...(prefer ? { prefer } : {}) },
        });
      };
      return connectionOf({ id, settings }, worldOf(toMock));
    };
    const asking = (prefer?: string) => {
      const [written] = /[\w.]+@example\.com/.exec(readFileSync(description, 'utf8')) ?? [];
      return connected(prefer).lookup({ by: 'email', value: email(written ?? 'ada@acme.example') }, never);
    };

    test('understands what it answers, and asks nothing that the description does not have', async () => {
      const answer = await asking();
      expect(answer).toMatchObject({ ok: true });
      if (answer.ok) console.log(`${id}: ${answer.value.customers.length} customers, ${answer.value.interactions.length} interactions`);
    });

    // Of the others the description lacks a part of what they are asked; and a mock's examples lead to a next page for ever.
    if (id === 'intercom')
      test('understands what it says changed', async () => {
        let since: Since = { changedAfter: millisOf(new Date(0)) };
        for (let count = 0; count < 5; count++) {
          const page: Result<Pulled, Failure> | undefined = await connected().pull?.(since, never);
          if (!page?.ok) return expect(page).toMatchObject({ ok: true });
          since = { cursor: page.value.cursor };
        }
      });

    test('takes its refusals for what they are', async () => {
      expect(await asking('code=401')).toEqual({ ok: false, error: { kind: 'unauthorised' } });
    });
  });
