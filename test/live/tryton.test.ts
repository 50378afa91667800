import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connection } from '@/utils/sources/connect';
import type { Question } from '@/utils/sources/question';
import { address as email } from '../fixtures/sources/people';
import { connectionOf, worldOf } from '../unit/sources/world';
import { isTrytonInstalled, startTryton, type Tryton } from './servers/tryton';

if (!isTrytonInstalled())
  process.stdout.write('Tryton is not installed (Debian: apt-get install tryton-server tryton-modules-party): its tests are skipped.\n');

const never = new AbortController().signal;
let server: Tryton;

const byEmail = (text: string): Question => ({ by: 'email', value: email(text) });

/** As a user types it into the form of any API that answers in JSON. */
const connected = (session = server.session): Connection => {
  const sent = {
    id: 1,
    method: 'model.party.party.search_read',
    params: [[['contact_mechanisms.value', '=', '{email}']], 0, 10, null, ['name', 'code', 'email', 'phone'], {}],
  };
  const settings = {
    template: `${server.address} ${JSON.stringify(sent)}`,
    token: session,
    kind: 'customers',
    records: 'result[*]',
    recordId: 'code',
    name: 'name',
    email: 'email',
    phone: 'phone',
  };
  return connectionOf({ id: 'jsonApi', settings }, worldOf(fetch));
};

describe.skipIf(!isTrytonInstalled())('Tryton, a real one, as any API that answers in JSON', () => {
  beforeAll(async () => {
    server = await startTryton();
    const mechanisms = (...all: readonly (readonly [string, string])[]) => [['create', all.map(([type, value]) => ({ type, value }))]];
    await server.call('model.party.party.create', [
      { name: 'Ada “Näht” Lovelace', contact_mechanisms: mechanisms(['email', 'ada@acme.example'], ['phone', '+44 20 7946 0018']) },
      { name: 'Alike', contact_mechanisms: mechanisms(['email', 'ada@acme.example.org']) },
    ]);
  }, 120_000);
  afterAll(() => server?.stop());

  it('finds a party by its address', async () => {
    const answer = await connected().lookup(byEmail('ada@acme.example'), never);
    expect(answer).toMatchObject({
      ok: true,
      value: { customers: [{ name: 'Ada “Näht” Lovelace', emails: ['ada@acme.example'], phones: [expect.stringMatching(/^\+44/)] }] },
    });
    expect(answer.ok && answer.value.customers.length).toBe(1);
  });

  it.each(['nobody@acme.example', "o'brien&x=1@acme.example", 'a%@acme.example'])('knows nobody of %s', async (address) => {
    expect(await connected().lookup(byEmail(address), never)).toMatchObject({ ok: true, value: { customers: [] } });
  });

  it('refuses a session that it did not begin', async () => {
    const forged = `Session ${Buffer.from('admin:1:0123456789abcdef').toString('base64')}`;
    expect(await connected(forged).lookup(byEmail('ada@acme.example'), never)).toEqual({ ok: false, error: { kind: 'unauthorised' } });
  });
});
