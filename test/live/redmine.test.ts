import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '@/utils/sources/connect';
import type { Question } from '@/utils/sources/question';
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
});
