import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phone } from '@/utils/domain/phone';
import { millisOf } from '@/utils/domain/time';
import type { Connection } from '@/utils/sources/connect';
import type { Question } from '@/utils/sources/question';
import type { Pulled, Since } from '@/utils/sources/source';
import { address as email } from '../fixtures/sources/people';
import { connectionOf, worldOf } from '../unit/sources/world';
import { password, type Radicale, radicaleProgram, startRadicale, user } from './servers/radicale';

const program = radicaleProgram();
if (program === undefined)
  process.stdout.write('Radicale is not installed (Debian: apt-get install radicale): the tests of CardDAV are skipped.\n');

const never = new AbortController().signal;
let server: Radicale;

const byEmail = (text: string): Question => ({ by: 'email', value: email(text) });
const connected = (more: { address?: string; password?: string } = {}, fetched: typeof fetch = fetch): Connection =>
  connectionOf({ id: 'cardDav', settings: { address: server.address, user, password, ...more } }, worldOf(fetched));

const makeBook = (name: string) =>
  server.ask(
    'MKCOL',
    `/${user}/${name}/`,
    '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/><C:addressbook/></resourcetype></prop></set></mkcol>',
    { 'content-type': 'application/xml' },
  );
const put = (path: string, ...lines: readonly string[]) =>
  server.ask('PUT', `/${user}/${path}`, ['BEGIN:VCARD', 'VERSION:3.0', `UID:${path}`, ...lines, 'END:VCARD', ''].join('\r\n'), {
    'content-type': 'text/vcard; charset=utf-8',
  });

async function namesOf(question: Question, connection = connected()): Promise<readonly string[]> {
  const answer = await connection.lookup(question, never);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.customers.map(({ name }) => name).sort();
}

/** All that a pull gives until there is no more, and where the next one goes on. */
async function pulledSince(
  since: Since,
): Promise<{ readonly names: readonly string[]; readonly gone: readonly string[]; readonly turns: number; readonly cursor: string }> {
  const all: Pulled[] = [];
  for (let next: Since = since; ; ) {
    const pulled = await connected().pull?.(next, never);
    if (!pulled?.ok) throw new Error(JSON.stringify(pulled));
    all.push(pulled.value);
    next = { cursor: pulled.value.cursor };
    if (!pulled.value.hasMore)
      return {
        names: all.flatMap(({ customers }) => customers.map(({ name }) => name)).sort(),
        gone: all.flatMap(({ gone = [] }) => gone),
        turns: all.length,
        cursor: pulled.value.cursor,
      };
  }
}

describe.skipIf(program === undefined)('CardDAV, a real Radicale', () => {
  beforeAll(async () => {
    server = await startRadicale(program ?? '');
    expect([await makeBook('people'), await makeBook('shop')]).toEqual([201, 201]);
    const people = [
      put(
        'people/ada.vcf',
        'FN:Ada Lovelace',
        'N:Lovelace;Ada;;;',
        'EMAIL;TYPE=work:Ada@Acme.example',
        'EMAIL:ada@home.example',
        'ORG:Acme & Sons;R&D',
        'TITLE:Buyer',
        'TEL;TYPE=cell:+49 (30) 123 45-67',
      ),
      put('people/alike.vcf', 'FN:Ada Lovelace', 'N:Lovelace;Ada;;;', 'EMAIL:ada@acme.example.org'),
      put(
        'shop/jean.vcf',
        'FN:Jean-Noël <Küfer>',
        'N:Küfer;Jean-Noël;;;',
        'EMAIL:jean@acme.example',
        "NOTE:Tom & Jerry's",
        'TEL:030 123 45 67',
      ),
      put('shop/ada.vcf', 'FN:A. Lovelace', 'N:Lovelace;A.;;;', 'EMAIL:ada@acme.example'),
    ];
    expect(await Promise.all(people)).toEqual([201, 201, 201, 201]);
  });
  afterAll(() => server?.stop());

  it('finds somebody by their address in every book, from the address of the machine alone', async () => {
    const answer = await connected().lookup(byEmail('ada@acme.example'), never);
    expect(answer).toMatchObject({ ok: true });
    const customers = answer.ok ? [...answer.value.customers].sort((a, b) => a.name.localeCompare(b.name)) : [];
    expect(customers).toMatchObject([
      { name: 'A. Lovelace', emails: ['ada@acme.example'] },
      {
        name: 'Ada Lovelace',
        emails: ['ada@acme.example', 'ada@home.example'],
        company: 'Acme & Sons',
        role: 'Buyer',
        phones: ['+49 (30) 123 45-67'],
      },
    ]);
  });

  it.each<[string, Question, readonly string[]]>([
    ['by a number, however it is grouped', { by: 'phone', value: '+49301234567' as Phone }, ['Ada Lovelace', 'Jean-Noël <Küfer>']],
    ['nobody by a number that ends as another', { by: 'phone', value: '+49309999967' as Phone }, []],
    ['by a name', { by: 'name', value: 'jean-noël <küfer>' }, ['Jean-Noël <Küfer>']],
    ['nobody of an address that is not there', byEmail('nobody@acme.example'), []],
    ['nobody of one that is part of another', byEmail('da@acme.example'), []],
    ['nobody of one that looks like markup', byEmail("o'brien&co@acme.example"), []],
    ['nobody of a name that closes a tag', { by: 'name', value: '</C:text-match></C:prop-filter>' }, []],
  ])('finds %s', async (_, question, names) => expect(await namesOf(question)).toEqual(names));

  it.each([
    ['the address book itself', 'people/', ['Ada Lovelace']],
    ['the home of all books', '', ['A. Lovelace', 'Ada Lovelace']],
  ])('takes %s for an address too', async (_, path, names) => {
    const address = `${server.address}/${user}/${path}`;
    expect(await namesOf(byEmail('ada@acme.example'), connected({ address }))).toEqual(names);
  });

  it('tries a wrong password once, and says that it is wrong', async () => {
    let count = 0;
    const counting: typeof fetch = (...request) => {
      count += 1;
      return fetch(...request);
    };
    const answer = await connected({ password: 'falsch' }, counting).lookup(byEmail('ada@acme.example'), never);
    expect(answer).toEqual({ ok: false, error: { kind: 'unauthorised' } });
    expect(count).toBe(1);
  });

  it('gives every card first, then those that were changed, added and deleted', async () => {
    const first = await pulledSince({ changedAfter: millisOf(new Date(0)) });
    expect(first).toMatchObject({ names: ['A. Lovelace', 'Ada Lovelace', 'Ada Lovelace', 'Jean-Noël <Küfer>'], gone: [] });
    expect(await pulledSince({ cursor: first.cursor })).toMatchObject({ names: [], gone: [] });

    await put('people/alike.vcf', 'FN:Ada King', 'N:King;Ada;;;', 'EMAIL:ada@acme.example.org');
    await put('shop/new.vcf', 'FN:Grace Hopper', 'N:Hopper;Grace;;;', 'EMAIL:grace@acme.example');
    await server.ask('DELETE', `/${user}/shop/jean.vcf`);
    const second = await pulledSince({ cursor: first.cursor });
    expect(second.names).toEqual(['Ada King', 'Grace Hopper']);
    expect(second.gone).toEqual([`carddav@${new URL(server.address).host}:/${user}/shop/jean.vcf`]);
    expect(await pulledSince({ cursor: second.cursor })).toMatchObject({ names: [], gone: [] });
    expect(await namesOf(byEmail('jean@acme.example'))).toEqual([]);
    expect(await namesOf(byEmail('grace@acme.example'))).toEqual(['Grace Hopper']);
  });

  it('gives every card again where the server has forgotten how far it was', async () => {
    const { cursor } = await pulledSince({ changedAfter: millisOf(new Date(0)) });
    const forgotten = cursor.replaceAll(/sync\/[0-9a-f]+/g, `sync/${'0'.repeat(64)}`);
    expect(forgotten).not.toBe(cursor);
    expect((await pulledSince({ cursor: forgotten })).names.length).toBe(4);
  });

  it('gives a large book a part at a time, and each card once', async () => {
    await makeBook('many');
    for (let from = 0; from < 120; from += 20)
      await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          put(`many/${from + index}.vcf`, `FN:N${from + index}`, `N:N${from + index};;;;`, `EMAIL:n${from + index}@acme.example`),
        ),
      );
    const { names, turns } = await pulledSince({ changedAfter: millisOf(new Date(0)) });
    const many = names.filter((name) => /^N\d+$/.test(name));
    expect(many.length).toBe(120);
    expect(new Set(many).size).toBe(120);
    expect(turns).toBeGreaterThanOrEqual(5);
  });
});
