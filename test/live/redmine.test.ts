import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Millis } from '@/utils/domain/time';
import { together } from '@/utils/sources/answer';
import type { Connection } from '@/utils/sources/connect';
import type { Question } from '@/utils/sources/question';
import type { Pulled, Since } from '@/utils/sources/source';
import { address as email } from '../fixtures/sources/people';
import { connectionOf, worldOf } from '../unit/sources/world';
import { isRedmineInstalled, type Redmine, startRedmine } from './servers/redmine';

if (!isRedmineInstalled())
  process.stdout.write('Redmine is not installed (Debian: apt-get install redmine redmine-sqlite puma): its tests are skipped.\n');

const never = new AbortController().signal;
let server: Redmine;

const byEmail = (text: string): Question => ({ by: 'email', value: email(text) });
const connected = (key = server.key): Connection =>
  connectionOf({ id: 'redmine', settings: { address: server.address, key } }, worldOf(fetch));

describe.skipIf(!isRedmineInstalled())('Redmine, a real one, over its REST', () => {
  beforeAll(async () => {
    server = await startRedmine();
  });
  afterAll(() => server?.stop());

  it('tells the issues of a customer, those that are closed among them', async () => {
    const answer = await connected().lookup(byEmail('ada@acme.example'), never);
    expect(answer).toMatchObject({ ok: true, value: { customers: [{ name: 'Ada Lovelace', emails: ['ada@acme.example'] }] } });
    const told = answer.ok ? answer.value.interactions.map(({ summary, status }) => `${status}: ${summary}`).sort() : [];
    expect(told).toEqual(['done: Näht “schon” – 縫う', 'open: The clamp is stuck']);
  });

  it.each(['nobody@acme.example', 'da@acme.example', "o'brien%&x=1@acme.example"])('knows nobody of %s', async (address) => {
    expect(await connected().lookup(byEmail(address), never)).toMatchObject({ ok: true, value: { customers: [], interactions: [] } });
  });

  it('finds both of one name by it', async () => {
    const answer = await connected().lookup({ by: 'name', value: 'Ada Lovelace' }, never);
    expect(answer.ok && answer.value.customers.map(({ emails }) => emails[0]).sort()).toEqual(['ada@acme.example', 'ada@acme.example.org']);
  });

  it('refuses a key that it did not make', async () => {
    const answer = await connected('0123456789abcdef0123456789abcdef01234567').lookup(byEmail('ada@acme.example'), never);
    expect(answer).toEqual({ ok: false, error: { kind: 'unauthorised' } });
  });

  it('keeps a note as a private one on the issue, in letters of any kind', async () => {
    const answer = await connected().lookup(byEmail('ada@acme.example'), never);
    const about = (answer.ok && answer.value.interactions.find(({ status }) => status === 'open')?.sourceKey) || '';
    const text = 'Näht “schon” – 縫う <b>not bold</b>';
    expect(await connected().write?.({ about, text }, never)).toEqual({ ok: true, value: about });
    const id = about.slice(about.lastIndexOf(':') + 1);
    const headers = { 'x-redmine-api-key': server.key };
    const { issue } = await (await fetch(`${server.address}/issues/${id}.json?include=journals`, { headers })).json();
    expect(issue.journals).toMatchObject([{ notes: text, private_notes: true }]);
  });

  it('has a word for an issue that is not there, when a note is to be kept', async () => {
    const written = await connected().write?.({ about: 'redmine-issue@127.0.0.1:999999', text: 'nowhere' }, never);
    expect(written).toEqual({ ok: false, error: { kind: 'notFound' } });
  });

  it('tells everybody and every issue, closed ones among them, and later what changed since', async () => {
    const first = await pulledAll(connected());
    expect(first.customers.map(({ name }) => name).sort()).toEqual(['Ada Lovelace', 'Ada Lovelace']);
    expect(first.interactions.map(({ status, summary }) => `${status}: ${summary}`).sort()).toEqual([
      'done: Näht “schon” – 縫う',
      'open: The clamp is stuck',
    ]);
    const known = first.customers.map(({ sourceKey }) => sourceKey);
    for (const { of } of first.interactions) expect(known).toContain(of);
    const answer = await connected().lookup(byEmail('ada@acme.example'), never);
    if (answer.ok) expect(first.interactions).toEqual(expect.arrayContaining([...answer.value.interactions]));

    const headers = { 'x-redmine-api-key': server.key, 'content-type': 'application/json' };
    const send = (method: string, path: string, body: object) =>
      fetch(`${server.address}${path}`, { method, headers, body: JSON.stringify(body) });
    const [issue] = first.interactions.filter(({ status }) => status === 'open');
    await send('PUT', `/issues/${issue?.sourceKey.split(':').at(-1)}.json`, { issue: { subject: 'The clamp is free' } });
    const user = { login: 'new', firstname: 'Mira', lastname: 'Holt', mail: 'mira@holt.example', password: 'a-long-word-1' };
    expect((await send('POST', '/users.json', { user })).status).toBe(201);
    const then = await pulledAll(connected(), first.cursor);
    expect(then.customers.map(({ name }) => name)).toContain('Mira Holt');
    expect(then.interactions.map(({ sourceKey, summary }) => [sourceKey, summary])).toContainEqual([issue?.sourceKey, 'The clamp is free']);
  });

  it('loses no issue where many bear the same second', async () => {
    await server.run(`
      author = User.find_by_login('ada')
      project = Project.find('desk')
      now = Time.now.utc.change(usec: 0)
      250.times do |n|
        Issue.new(project: project, tracker: Tracker.first, author: author, subject: "Many #{n}", status: IssueStatus.first,
          priority: IssuePriority.first).save!
      end
      Issue.where("subject like 'Many %'").update_all(updated_on: now)
    `);
    const { interactions } = await pulledAll(connected());
    const many = interactions.filter(({ summary }) => summary.startsWith('Many ')).map(({ sourceKey }) => sourceKey);
    expect(new Set(many).size).toBe(250);
  });
});

/** All that is told from there on, as one. */
async function pulledAll(connection: Connection, cursor?: string) {
  const pages: Pulled[] = [];
  for (let since: Since = cursor === undefined ? { changedAfter: 0 as Millis } : { cursor }; ; ) {
    const page = await connection.pull?.(since, never);
    if (!page?.ok) return expect.unreachable(JSON.stringify(page));
    pages.push(page.value);
    since = { cursor: page.value.cursor };
    if (!page.value.hasMore) return { ...together(pages), cursor: page.value.cursor };
  }
}
