import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { sources } from '@/utils/sources';
import { type Facts, together } from '@/utils/sources/answer';
import { type Connection, originsOf } from '@/utils/sources/connect';
import type { Failure } from '@/utils/sources/failure';
import { checked } from '@/utils/sources/fields';
import type { Pulled, Since } from '@/utils/sources/source';
import { recorded } from '../fixtures/sources';
import type { Recorded, Routes } from '../fixtures/sources/recorded';
import { linesOf } from '../unit/sources/lines';
import { type Answering, json, replaying, startVendor, text, type Vendor } from '../unit/sources/vendor';
import { connectionOf, sourceNamed, worldOf } from '../unit/sources/world';

const never = new AbortController().signal;
let vendor: Vendor;
let elsewhere: Vendor;
const printed: unknown[] = [];

beforeAll(async () => {
  vendor = await startVendor(text(500, ''));
  elsewhere = await startVendor(json(200, {}));
});
afterAll(() => Promise.all([vendor.stop(), elsewhere.stop()]));
beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...words) => void printed.push(...words));
});
afterEach(() => {
  vi.restoreAllMocks();
  printed.length = 0;
});

/** What is asked of a connection. */
type Verb<T> = (connection: Connection, signal: AbortSignal, source: Recorded) => Promise<Result<T, Failure>>;
const lookup = (connection: Connection, signal: AbortSignal, { question }: Recorded) => connection.lookup(question, signal);
const BEGINNING: Since = { changedAfter: 0 as Millis };
const pullFrom =
  (since: Since): Verb<Pulled> =>
  (connection, signal) =>
    connection.pull?.(since, signal) ?? expect.unreachable();

/** Page after page of what changed since, to the end: the first failure ends it too. */
const pullAll =
  (since: Since = BEGINNING): Verb<readonly Pulled[]> =>
  async (connection, signal, source) => {
    const pages: Pulled[] = [];
    for (let from = since; pages.length < 30; ) {
      const page = await pullFrom(from)(connection, signal, source);
      if (!page.ok) return page;
      pages.push(page.value);
      if (!page.value.hasMore) return { ok: true, value: pages };
      from = { cursor: page.value.cursor };
    }
    return expect.unreachable('it never ends');
  };

interface Conditions {
  readonly timeLimit?: number;
  readonly signal?: AbortSignal;
}

/** What a source says when its vendor answers so; with what must hold whatever happens. */
async function told<T>(
  source: Recorded,
  verb: Verb<T>,
  answering: Answering,
  { timeLimit = 5_000, signal = never }: Conditions = {},
): Promise<Result<T, Failure>> {
  const before = vendor.asked.length;
  vendor.answering = answering;
  const answer = await verb(connectionOf(source, worldOf(vendor.fetch, { timeLimit })), signal, source);
  const settings = checked(sourceNamed(source.id).fields, source.settings);
  expect(settings.ok).toBe(true);
  const declared = settings.ok ? originsOf(sourceNamed(source.id), settings.value) : [];
  for (const { url } of vendor.asked.slice(before)) expect(declared).toContain(url.origin);
  expectNoSecret(source, JSON.stringify([answer, ...printed.map(String)]));
  return answer;
}

function expectNoSecret({ secrets }: Recorded, text: string): void {
  for (const secret of secrets)
    for (const form of [secret, encodeURIComponent(secret), btoa(secret).replace(/=+$/, '')]) expect(text).not.toContain(form);
}

const kindOf = (answer: Result<unknown, Failure>): string => (answer.ok ? 'an answer' : answer.error.kind);

describe('the list of sources', () => {
  it('has every file of the vendors, once', () => {
    // Ids name messages too, in which browsers allow no hyphen.
    const files = readdirSync('utils/sources/vendors').map((file) =>
      file.replace('.ts', '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect(sources.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it('has answers of each to be tried with', () => {
    expect(recorded.map(({ id }) => id)).toEqual(sources.map(({ id }) => id));
    expect(recorded.filter(({ changes }) => changes).map(({ id }) => id)).toEqual(sources.filter(({ pull }) => pull).map(({ id }) => id));
  });
});

describe.each(recorded)('$id', (source) => {
  it('knows nobody where nobody has that address, whoever is alike', async () => {
    const answer = await told(source, lookup, replaying(source.empty));
    expect(answer).toMatchObject({ ok: true, value: { customers: [], ledger: [], opportunities: [], interactions: [] } });
  });

  it('tells every record of everybody who has it, page after page', async () => {
    const answer = await told(source, lookup, replaying(source.several));
    expect(kindOf(answer)).toBe('an answer');
    if (!answer.ok) return;
    const lines = linesOf(answer.value);
    expect(lines).toEqual({ ledger: [], opportunities: [], interactions: [], ...source.told });
    expect(answer.value).toMatchObject({ source: source.id, account: `account-of-${source.id}`, asOf: expect.any(Number) });
    expect(answer.value.isPart).toBe(source.isPart);
  });

  it('gives every record a key of its own, and says whose it is', async () => {
    const answer = await told(source, lookup, replaying(source.several));
    if (!answer.ok) return expect.unreachable();
    const { customers, ledger, opportunities, interactions } = answer.value;
    const keys = [...customers, ...ledger, ...opportunities, ...interactions].map(({ sourceKey }) => sourceKey);
    expect(new Set(keys).size).toBe(keys.length);
    const known = customers.map(({ sourceKey }) => sourceKey);
    for (const { of } of [...ledger, ...opportunities, ...interactions]) expect(known).toContain(of);
    for (const { minor } of [...ledger, ...opportunities]) expect(minor).toSatisfy(Number.isSafeInteger);
  });
});

/** Everything that may be asked of each source: a look-up, and what changed. */
const askings = recorded.flatMap((source) => [
  { name: source.id, source, verb: lookup as Verb<unknown>, several: source.several, nothing: source.nothing },
  ...(source.changes === undefined
    ? []
    : [
        {
          name: `${source.id}, what changed`,
          source,
          verb: pullAll() as Verb<unknown>,
          several: source.changes.several,
          nothing: source.changes.nothing,
        },
      ]),
]);

const tellers = recorded.flatMap(({ changes, ...source }) => (changes === undefined ? [] : [{ ...source, changes }]));
const keysIn = ({ customers, ledger, opportunities, interactions }: Facts) =>
  [...customers, ...ledger, ...opportunities, ...interactions].map(({ sourceKey }) => sourceKey);

/** What is said of whom, by their addresses: a guest who has an account too is the same person. */
function wordsIn({ customers, ledger, opportunities, interactions }: Facts) {
  const emails = new Map(customers.map((one) => [one.sourceKey, one.emails]));
  const said = [...ledger, ...opportunities, ...interactions].map((draft) => ({ ...draft, of: emails.get(draft.of) }));
  return [...said, ...customers.map(({ sourceKey, emails }) => ({ sourceKey, emails }))];
}

describe.each(tellers)('$id, what changed', ({ changes, ...source }) => {
  const pages = async (routes: Routes, since?: Since) => {
    const answer = await told(source, pullAll(since), replaying(routes));
    return answer.ok ? answer.value : expect.unreachable(JSON.stringify(answer.error));
  };
  const goneIn = (all: readonly Pulled[]) => all.flatMap(({ gone = [] }) => gone);
  const voidedIn = (all: readonly Pulled[]) => all.flatMap(({ voided = [] }) => voided.map(({ sourceKey }) => sourceKey));

  it('is nothing where nothing is', async () => {
    const all = await pages(changes.empty);
    expect(together(all)).toEqual({ customers: [], ledger: [], opportunities: [], interactions: [] });
    expect([...goneIn(all), ...voidedIn(all)]).toEqual([]);
  });

  it('is in the end all that a look-up tells, under the same keys and in the same words', async () => {
    const answer = await told(source, lookup, replaying(source.several));
    if (!answer.ok) return expect.unreachable();
    const all = await pages(changes.several);
    expect(all.length).toBeGreaterThan(1);
    const pulled = together(all);
    expect(keysIn(pulled)).toEqual(expect.arrayContaining(keysIn(answer.value)));
    expect(wordsIn(pulled)).toEqual(expect.arrayContaining(wordsIn(answer.value)));
    expect([...new Set(goneIn(all))].sort()).toEqual([...(changes.gone ?? [])].sort());
    expect([...new Set(voidedIn(all))].sort()).toEqual([...(changes.voided ?? [])].sort());
  });

  it('tells nothing of anybody whom it did not tell before', async () => {
    const known = new Set<string>();
    for (const { customers, ledger, opportunities, interactions } of await pages(changes.several)) {
      for (const { sourceKey } of customers) known.add(sourceKey);
      for (const { of } of [...ledger, ...opportunities, ...interactions]) expect([...known]).toContain(of);
    }
  });

  it('goes on from every page after the background was stopped, and loses nothing', async () => {
    const all = await pages(changes.several);
    const keys = new Set(keysIn(together(all)));
    for (const [index, { cursor }] of all.entries()) {
      const rest = await pages(changes.several, { cursor });
      const seen = [...all.slice(0, index + 1), ...rest];
      expect(new Set(keysIn(together(seen)))).toEqual(keys);
    }
  });

  it('is little in the next round, and ends', async () => {
    const all = await pages(changes.several);
    const cursor = all.at(-1)?.cursor ?? '';
    const again = await pages(changes.later ?? changes.several, { cursor });
    expect(keysIn(together(again)).length).toBeLessThanOrEqual(keysIn(together(all)).length);
    expect(again.at(-1)?.hasMore).toBe(false);
  });

  it.each(['', 'x', '{', '[]', '{}', 'null', '-1|-1', '{"at":9,"places":[]}', '{"at":0,"places":[{"from":-5,"page":7}]}'])(
    'begins anew with a cursor that is none: %s',
    async (cursor) => {
      const anew = await told(source, pullFrom({ cursor }), replaying(changes.several));
      const first = await told(source, pullFrom(BEGINNING), replaying(changes.several));
      if (!anew.ok || !first.ok) return expect.unreachable(JSON.stringify([anew, first]));
      const { cursor: _, ...page } = first.value;
      expect(anew.value).toMatchObject(page);
    },
  );
});

describe.each(askings)('$name', ({ source, verb, several, nothing }) => {
  it.each([
    [401, 'unauthorised'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [429, 'rateLimited'],
    [400, 'refused'],
    [422, 'refused'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('takes a %i for %s, and says nothing of the token that comes back in it', async (status, kind) => {
    const answer = await told(source, verb, (asked, response) =>
      json(status, { error: { message: 'no', ...asked.headers }, body: asked.body })(asked, response),
    );
    expect(kindOf(answer)).toBe(kind);
  });

  it('waits as long as Retry-After says, and asks nothing meanwhile', async () => {
    vendor.answering = json(429, {}, { 'retry-after': '120' });
    const connection = connectionOf(source, worldOf(vendor.fetch));
    const first = await verb(connection, never, source);
    const count = vendor.asked.length;
    const second = await verb(connection, never, source);
    for (const answer of [first, second]) {
      expect(kindOf(answer)).toBe('rateLimited');
      if (!answer.ok && answer.error.kind === 'rateLimited')
        expect(Math.abs(answer.error.until - Date.now() - 120_000)).toBeLessThan(5_000);
    }
    expect(vendor.asked.length).toBe(count);
  });

  it.each([
    '',
    'null',
    '"text"',
    '7',
    '[]x',
    '{}',
    '[[]]',
    '{"data": [',
    '<html><body>Sign in</body></html>',
    '[null]',
    '['.repeat(100_000),
  ])('has a word for an answer that is no answer: %#', async (body) => {
    const answer = await told(source, verb, text(200, body));
    expect(kindOf(answer)).toBe(body === nothing ? 'an answer' : 'changed');
  });

  it('reads no more than five megabytes', async () => {
    const answer = await told(source, verb, (_asked, response) => {
      response.on('error', () => undefined);
      response.write('[');
      const more = () => {
        while (response.write('"'.padEnd(65_536, 'a'))) if (response.destroyed) return;
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect(kindOf(answer)).toBe('tooLarge');
  });

  it.each<[string, Answering]>([
    ['never begins to answer', () => undefined],
    ['never ends its answer', (_asked, response) => void response.write('{"data": [')],
  ])('gives up on a vendor that %s', async (_, answering) => {
    expect(kindOf(await told(source, verb, answering, { timeLimit: 60 }))).toBe('slow');
  });

  it('ends at once when nobody wants the answer any more', async () => {
    const abort = new AbortController();
    const answer = told(source, verb, () => abort.abort(), { signal: abort.signal });
    expect(kindOf(await answer)).toBe('aborted');
    const count = vendor.asked.length;
    expect(kindOf(await told(source, verb, replaying(several), { signal: abort.signal }))).toBe('aborted');
    expect(vendor.asked.length).toBe(count);
  });

  it('asks nothing when that happens while the browser is asked for its permission', async () => {
    const abort = new AbortController();
    const count = vendor.asked.length;
    const isPermitted = async () => {
      abort.abort();
      return true;
    };
    expect(kindOf(await verb(connectionOf(source, worldOf(vendor.fetch, { isPermitted })), abort.signal, source))).toBe('aborted');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(vendor.asked.length).toBe(count);
  });

  it('is offline where the connection fails, or is cut off in the middle', async () => {
    const gone = await startVendor(text(200, '{}'));
    await gone.stop();
    expect(kindOf(await verb(connectionOf(source, worldOf(gone.fetch)), never, source))).toBe('offline');
    const cut: Answering = (_asked, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{', () => response.destroy());
    };
    expect(kindOf(await told(source, verb, cut))).toBe('offline');
  });

  it.each([301, 302, 307, 308])('follows no redirect (%i), to which it would take the token', async (status) => {
    const answer = await told(source, verb, text(status, '', { location: `${elsewhere.origin}/stolen` }));
    expect(kindOf(answer)).toBe('elsewhere');
    expect(elsewhere.asked).toEqual([]);
  });

  it('asks nothing where the browser does not permit its origin', async () => {
    const count = vendor.asked.length;
    const world = worldOf(vendor.fetch, { isPermitted: async () => false });
    expect(kindOf(await verb(connectionOf(source, world), never, source))).toBe('notPermitted');
    expect(vendor.asked.length).toBe(count);
  });

  it('sends no cookies, and its token in a header alone', async () => {
    const before = vendor.asked.length;
    await told(source, verb, replaying(several));
    for (const { url, headers } of vendor.asked.slice(before)) {
      expectNoSecret(source, url.href);
      expect(headers['cookie']).toBeUndefined();
    }
  });

  it('never throws, whichever part of an answer is something else', async () => {
    const odd = fc.constantFrom<unknown>(null, '', 'x', '💥', -1, 1e300, 0.5, true, [], {}, [null], { id: null });
    await fc.assert(
      fc.asyncProperty(fc.nat(400), odd, fc.nat(6), async (place, value, request) => {
        let count = 0;
        const replay = replaying(several);
        const answer = await told(source, verb, (asked, response) => {
          if (count++ !== request) return replay(asked, response);
          replay(asked, changing(response, place, value));
        });
        expect(['an answer', 'changed', 'notFound']).toContain(kindOf(answer));
      }),
      { numRuns: 60 },
    );
  });
});

/** The response, in whose body the part at that place becomes something else. */
function changing<Response extends { end: (body: string) => unknown }>(response: Response, place: number, value: unknown): Response {
  const end = response.end.bind(response);
  response.end = (body) =>
    end(body.startsWith('<') ? changedMarkup(body, place, value) : JSON.stringify(changedAt(JSON.parse(body), { left: place }, value)));
  return response;
}

/** The same of XML, whose parts are tags and what stands between them. */
function changedMarkup(markup: string, place: number, value: unknown): string {
  const parts = markup.split(/(<[^>]*>)/).filter((part) => part.trim() !== '');
  return parts.with(place % parts.length, typeof value === 'string' ? value : JSON.stringify(value)).join('');
}

function changedAt(node: unknown, at: { left: number }, value: unknown): unknown {
  if (at.left-- === 0) return value;
  if (Array.isArray(node)) return node.map((each) => changedAt(each, at, value));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, changedAt(each, at, value)]));
}
