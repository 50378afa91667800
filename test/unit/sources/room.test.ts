import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Currency } from '@/utils/domain/money';
import { err, ok, type Result } from '@/utils/domain/result';
import { type CivilDate, millisOf } from '@/utils/domain/time';
import type { AccountId } from '@/utils/sources/account';
import { type Answer, facts } from '@/utils/sources/answer';
import { customer } from '@/utils/sources/drafts';
import type { Failure } from '@/utils/sources/failure';
import { address, type Field, nameBefore, secret } from '@/utils/sources/fields';
import { gathered } from '@/utils/sources/gather';
import { createRedactor } from '@/utils/sources/net/redact';
import { followed, onePageOn } from '@/utils/sources/pages';
import { isAbout } from '@/utils/sources/question';
import { createMemory, type Lookup } from '@/utils/sources/remember';
import type { Ask } from '@/utils/sources/source';
import { stripe } from '@/utils/sources/vendors/stripe';
import { recorded } from '../../fixtures/sources';
import { ada, address as email } from '../../fixtures/sources/people';
import { json, replaying, startVendor, text, type Vendor } from './vendor';
import { connectionOf, createStore, worldOf } from './world';

const at = (minutes: number) => millisOf(new Date(Date.UTC(2026, 10, 3, 12, minutes)));
const answerOf = (account: string, asOf: number, known: Parameters<typeof facts>[0] = {}): Answer => ({
  ...facts(known),
  account: account as AccountId,
  source: account,
  asOf: at(asOf),
});

describe('what is remembered', () => {
  function setUp() {
    let minute = 0;
    let answers: Result<Answer, Failure> = ok(answerOf('stripe', 0));
    let asked = 0;
    const memory = createMemory(createStore<Answer>(), () => at(minute));
    const lookup: Lookup = async () => {
      asked++;
      return answers;
    };
    return {
      about: (isWanted = false) => memory.about('stripe' as AccountId, ada, lookup, isWanted),
      wait: (minutes: number) => (minute += minutes),
      answer: (next: Result<Answer, Failure>) => (answers = next),
      asked: () => asked,
    };
  }

  it('is nothing at first, then the answer with its age while it is asked for again', async () => {
    const { about, wait, answer } = setUp();
    const first = await about();
    expect(first.kept).toBeUndefined();
    expect(await first.coming).toMatchObject({ ok: true });
    wait(12);
    answer(ok(answerOf('stripe', 12)));
    const second = await about();
    expect(second.kept?.asOf).toBe(at(0));
    expect(await second.coming).toMatchObject({ ok: true, value: { asOf: at(12) } });
    expect((await about()).kept?.asOf).toBe(at(12));
  });

  it('is not asked for again while it is fresh, unless that is wanted', async () => {
    const { about, wait, asked } = setUp();
    await (await about()).coming;
    wait(4);
    expect((await about()).coming).toBeUndefined();
    expect(asked()).toBe(1);
    await (await about(true)).coming;
    expect(asked()).toBe(2);
  });

  it('is asked for once by two who want it at the same time', async () => {
    const { about, asked } = setUp();
    const [one, two] = await Promise.all([about(), about()]);
    expect(one.coming).toBe(two.coming);
    await one.coming;
    expect(asked()).toBe(1);
  });

  it('stays where the vendor fails', async () => {
    const { about, wait, answer } = setUp();
    await (await about()).coming;
    wait(60);
    answer(err({ kind: 'offline' }));
    const { kept, coming } = await about();
    expect([kept?.asOf, await coming]).toEqual([at(0), err({ kind: 'offline' })]);
    expect((await about()).kept?.asOf).toBe(at(0));
  });
});

describe('what several sources know of one customer', () => {
  const who = (source: string, name: string, phones: readonly string[] = []) =>
    customer({ sourceKey: `${source}:1`, name, emails: [email('ada@acme.example')], phones, url: `https://${source}.example/1` });
  const paid = (source: string, minor: number) =>
    ({
      sourceKey: `${source}:p${minor}`,
      of: `${source}:1`,
      on: '2026-11-03' as CivilDate,
      kind: 'revenue',
      minor,
      currency: 'EUR' as Currency,
    }) as const;
  const known = gathered([
    answerOf('stripe', 0, { customers: [who('stripe', 'ada lovelace')], ledger: [paid('stripe', 100), paid('stripe', 50)] }),
    answerOf('xero', 9, { customers: [who('xero', 'Ada Lovelace', ['+44 20 7946 0001'])], ledger: [paid('xero', 150)], isPart: true }),
  ]);

  it('is said once, by all who say it, as the newest writes it', () => {
    expect(known.names).toEqual([
      {
        value: 'Ada Lovelace',
        from: [
          { account: 'xero', source: 'xero', asOf: at(9), url: 'https://xero.example/1' },
          { account: 'stripe', source: 'stripe', asOf: at(0), url: 'https://stripe.example/1' },
        ],
      },
    ]);
    expect(known.phones.map(({ value, from }) => [value, from.map(({ source }) => source)])).toEqual([['+44 20 7946 0001', ['xero']]]);
  });

  it('never adds up what may be the same money in two systems', () => {
    expect(known.figures.map(({ from, minor, count, isPart }) => [from.source, minor, count, isPart])).toEqual([
      ['stripe', 150, 2, false],
      ['xero', 150, 1, true],
    ]);
  });
});

describe('fields', () => {
  const key = stripe.fields.key;
  it.each<[string, Field, string, Result<string, string>]>([
    ['a restricted key', key, 'rk_live_abc', ok('rk_live_abc')],
    ['a key that may do everything', key, 'sk_live_abc', err('tooPowerful')],
    ['another key', key, 'pk_live_abc', err('malformed')],
    ['a token with a line end, which would end its header', secret(), 'abcd\r\nx: y', err('malformed')],
    ['a name', nameBefore('zendesk.com'), 'Northwind', ok('northwind')],
    ['a whole address', nameBefore('zendesk.com'), 'https://northwind.zendesk.com/agent', ok('northwind')],
    ["somebody else's address", nameBefore('zendesk.com'), 'evil.example', err('malformed')],
    ['an address that only looks so', nameBefore('zendesk.com'), 'evil.example/.zendesk.com', err('malformed')],
    ['an address', address(), 'help.northwind.example/', ok('https://help.northwind.example')],
    ['an address below a path', address(), 'https://northwind.example/rt/?x=1#y', ok('https://northwind.example/rt')],
    ['this machine', address(), 'http://127.0.0.1:8080', ok('http://127.0.0.1:8080')],
    ['plain http', address(), 'http://northwind.example', err('insecure')],
    ['a name that begins like this machine', address(), 'http://localhost.evil.example', err('insecure')],
    ['a user in the address', address(), 'https://ada@northwind.example', err('noAddress')],
    ['a script', address(), 'javascript://northwind.example', err('noAddress')],
  ])('%s', (_, field, typed, result) => {
    expect(field.parse(typed)).toEqual(result);
  });
});

it.each([
  ['as it is', 'token tok/123= was wrong'],
  ['in an address', 'GET /x?key=tok%2F123%3D'],
  ['in base 64', `Basic ${btoa('tok/123=')}`],
])('takes a secret out of a text: %s', (_, said) => {
  expect(createRedactor(['tok/123=', 'tok', ''])(said)).not.toMatch(/tok.?(?:%2F)?123|dG9rLzEyMz0/);
});

describe('pages', () => {
  const Page = v.object({ items: v.array(v.number()) });
  const asking =
    (page: (number: number) => readonly number[]): Ask =>
    async (request, schema) => {
      const parsed = v.safeParse(schema, { items: page(Number(request.query?.['page'] ?? 1)) });
      return parsed.success ? ok(parsed.output) : err({ kind: 'changed', where: '' });
    };

  it('are ten at most, and the rest is said to be missing', async () => {
    const all = await followed(
      asking((number) => [number]),
      { path: '/' },
      Page,
      (_, request) => onePageOn(request),
    );
    expect(all).toEqual(ok({ items: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], isPart: true }));
  });

  it('do not lead round in a circle', async () => {
    const all = await followed(
      asking(() => [1]),
      { path: '/' },
      Page,
      (_, request) => request,
    );
    expect(all).toEqual(err({ kind: 'changed', where: 'next page' }));
  });
});

it.each([
  [{ by: 'email', value: email('ada@acme.example') }, true],
  [{ by: 'email', value: email('ada@acme.example.org') }, false],
  [{ by: 'name', value: 'ADA Lovelacé' }, true],
  [{ by: 'name', value: 'Ada' }, false],
] as const)('%j is who was asked for: %s', (question, isThat) => {
  expect(isAbout(question, { name: 'Ada Lovelace', emails: [email('ada@acme.example')], phones: ['020 7946 0001'] })).toBe(isThat);
});

describe('writing a note', () => {
  let vendor: Vendor;
  beforeAll(async () => {
    vendor = await startVendor(text(500, ''));
  });
  afterAll(() => vendor.stop());
  beforeEach(() => {
    vendor.answering = text(500, '');
  });
  const never = new AbortController().signal;
  const note = 'Likes <b>blue</b> & "round"';
  const html = 'Likes &lt;b&gt;blue&lt;/b&gt; &amp; &quot;round&quot;';

  it.each<[id: string, about: string, route: string, reply: unknown, sent: object, key: string]>([
    [
      'zendesk',
      'zendesk:7',
      'PUT /api/v2/tickets/7',
      { ticket: { id: 7 } },
      { ticket: { comment: { body: note, public: false } } },
      'zendesk:7',
    ],
    [
      'hubspot',
      'hubspot-contact:7',
      'POST /crm/v3/objects/notes',
      { id: '9' },
      { properties: { hs_note_body: html }, associations: [{ to: { id: '7' } }] },
      'hubspot-note:9',
    ],
    ['pipedrive', 'pipedrive-person:7', 'POST /api/v1/notes', { data: { id: 9 } }, { content: html, person_id: 7 }, 'pipedrive-note:9'],
    ['intercom', 'intercom-contact:7', 'POST /contacts/7/notes', { id: '9' }, { body: html }, 'intercom-note:9'],
    [
      'chatwoot',
      'chatwoot@chat.northwind.example:7',
      'POST /api/v1/accounts/3/contacts/7/notes',
      { id: 9 },
      { content: note },
      'chatwoot-note:9',
    ],
    [
      'requestTracker',
      'rt-ticket@rt.northwind.example:7',
      'POST /REST/2.0/ticket/7/comment',
      ['Comments added'],
      { Content: note },
      'rt-ticket@rt.northwind.example:7',
    ],
    ['freshdesk', 'freshdesk:7', 'POST /api/v2/tickets/7/notes', { id: 9 }, { body: html, private: true }, 'freshdesk-note:9'],
    [
      'redmine',
      'redmine-issue@x:7',
      'PUT /redmine/issues/7.json',
      null,
      { issue: { notes: note, private_notes: true } },
      'redmine-issue@x:7',
    ],
    [
      'zammad',
      'zammad-ticket@x:7',
      'POST /api/v1/ticket_articles',
      { id: 9 },
      { ticket_id: 7, body: note, internal: true },
      'zammad-article:9',
    ],
  ])('%s', async (id, about, route, reply, sent, key) => {
    const source = recorded.find((each) => each.id === id) ?? expect.unreachable();
    const { write } = connectionOf(source, worldOf(vendor.fetch));
    vendor.answering = replaying({ [route]: reply });
    expect(await write?.({ about, text: note }, never)).toEqual(ok(key));
    expect(JSON.parse(vendor.asked.at(-1)?.body ?? '')).toMatchObject(sent);
    vendor.answering = json(403, {});
    expect(await write?.({ about, text: note }, never)).toEqual(err({ kind: 'forbidden' }));
  });

  it('is offered by nobody else', () => {
    const writers = recorded.filter((each) => connectionOf(each, worldOf(vendor.fetch)).write !== undefined);
    expect(writers.map(({ id }) => id).sort()).toEqual(
      ['chatwoot', 'freshdesk', 'hubspot', 'intercom', 'pipedrive', 'redmine', 'requestTracker', 'zammad', 'zendesk'].sort(),
    );
  });
});

it('pulls what changed at Zendesk, page after page, with who asked', async () => {
  const zendesk = recorded.find(({ id }) => id === 'zendesk') ?? expect.unreachable();
  const ticket = { id: 1, subject: 'The clamp is stuck', status: 'new', created_at: '2026-11-03T09:14:00Z', requester_id: 7 };
  const user = { id: 7, name: 'Ada Lovelace', email: 'ada@acme.example' };
  const vendor = await startVendor(
    replaying({
      'GET /api/v2/incremental/tickets/cursor': ({ url }: { url: URL }) =>
        url.searchParams.get('cursor') === 'abc'
          ? { tickets: [], after_cursor: 'def', end_of_stream: true }
          : { tickets: [ticket], users: [user], after_cursor: 'abc', end_of_stream: false },
    }),
  );
  const { pull } = connectionOf(zendesk, worldOf(vendor.fetch));
  const first = await pull?.({ changedAfter: at(0) }, new AbortController().signal);
  expect(first).toMatchObject({
    ok: true,
    value: {
      cursor: 'abc',
      hasMore: true,
      interactions: [{ of: 'zendesk-user:7', summary: 'The clamp is stuck' }],
      customers: [{ sourceKey: 'zendesk-user:7' }],
    },
  });
  expect(await pull?.({ cursor: 'abc' }, new AbortController().signal)).toMatchObject({
    ok: true,
    value: { cursor: 'def', hasMore: false },
  });
  expect(vendor.asked[0]?.url.searchParams.get('start_time')).toBe(String(at(0) / 1000));
  await vendor.stop();
});
