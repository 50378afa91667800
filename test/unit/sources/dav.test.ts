import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '@/utils/domain/phone';
import { millisOf } from '@/utils/domain/time';
import { customerIn } from '@/utils/sources/dav/card';
import { cardsAbout } from '@/utils/sources/dav/requests';
import { escapedXml } from '@/utils/sources/net/xml';
import { book, card, homeAt, multistatus, principalAt, resource } from '../../fixtures/sources/card-dav';
import { ada } from '../../fixtures/sources/people';
import type { Routes } from '../../fixtures/sources/recorded';
import { replaying, startVendor, text, type Vendor } from './vendor';
import { connectionOf, worldOf } from './world';

const never = new AbortController().signal;
let vendor: Vendor;
beforeAll(async () => {
  vendor = await startVendor(text(500, ''));
});
afterAll(() => vendor.stop());
beforeEach(() => void (vendor.asked as unknown[]).splice(0));

const connected = (address: string) =>
  connectionOf({ id: 'cardDav', settings: { address, user: 'ben', password: 'word' } }, worldOf(vendor.fetch));
const paths = () => vendor.asked.map(({ method, url }) => `${method} ${url.pathname}`);

const cloud: Routes = {
  'PROPFIND /remote.php/dav/': multistatus(resource('/remote.php/dav/', principalAt('/remote.php/dav/principals/users/ben/'))),
  'PROPFIND /remote.php/dav/principals/users/ben/': multistatus(
    resource('/remote.php/dav/principals/users/ben/', homeAt('/remote.php/dav/addressbooks/users/ben/')),
  ),
  'PROPFIND /remote.php/dav/addressbooks/users/ben/': multistatus(resource('/remote.php/dav/addressbooks/users/ben/contacts/', book)),
  'REPORT /remote.php/dav/addressbooks/users/ben/contacts/': multistatus(
    resource('/remote.php/dav/addressbooks/users/ben/contacts/1.vcf', card('FN:Ada', 'EMAIL:ada@acme.example')),
  ),
};

describe('the way to address books', () => {
  it('begins at the address of the machine, and goes on to where servers usually answer', async () => {
    vendor.answering = replaying(cloud);
    const answer = await connected('https://cloud.example').lookup(ada, never);
    expect(answer).toMatchObject({ ok: true, value: { customers: [{ name: 'Ada' }] } });
    expect(paths().slice(0, 3)).toEqual(['PROPFIND /', 'PROPFIND /.well-known/carddav', 'PROPFIND /remote.php/dav/']);
  });

  it('goes nowhere else from an address that names a place', async () => {
    vendor.answering = replaying(cloud);
    expect(await connected('https://cloud.example/caldav').lookup(ada, never)).toEqual({ ok: false, error: { kind: 'notFound' } });
    expect(paths()).toEqual(['PROPFIND /caldav/']);
  });

  it('ends at a wrong password: servers lock who tries it again', async () => {
    vendor.answering = text(401, '');
    expect(await connected('https://cloud.example').lookup(ada, never)).toEqual({ ok: false, error: { kind: 'unauthorised' } });
    expect(paths()).toEqual(['PROPFIND /']);
  });

  it('leads to no other origin', async () => {
    vendor.answering = replaying({ 'PROPFIND /dav/': multistatus(resource('/dav/', homeAt('https://p34-contacts.example/12/'))) });
    expect(await connected('https://cloud.example/dav').lookup(ada, never)).toEqual({ ok: false, error: { kind: 'elsewhere' } });
    expect(vendor.asked.every(({ url }) => url.origin === 'https://cloud.example')).toBe(true);
  });

  it('ends at markup that defines words of its own', async () => {
    vendor.answering = text(207, '<!DOCTYPE x [<!ENTITY a "aaaa">]><multistatus>&a;</multistatus>');
    expect(await connected('https://cloud.example/dav').lookup(ada, never)).toEqual({ ok: false, error: { kind: 'changed', where: '' } });
  });
});

describe('a server that tells no changes', () => {
  const withoutToken = '<d:resourcetype><d:collection/><card:addressbook/></d:resourcetype>';
  const version = (name: string, etag: string) => resource(`/book/${name}.vcf`, `<d:getetag>"${etag}"</d:getetag>`);
  const answers = (versions: readonly string[]): Routes => ({
    'PROPFIND /book/': ({ headers }: { headers: Readonly<Record<string, unknown>> }) =>
      headers['depth'] === '0' ? multistatus(resource('/book/', withoutToken)) : multistatus(resource('/book/', withoutToken), ...versions),
    'REPORT /book/': ({ body }: { body: string }) =>
      multistatus(...[...body.matchAll(/<href>[^<]*\/(\w+)\.vcf/g)].map(([, name]) => resource(`/book/${name}.vcf`, card(`FN:${name}`)))),
  });

  it('is asked for the version of every card, and those that differ are fetched', async () => {
    const pull = async (routes: Routes, cursor?: string) => {
      vendor.answering = replaying(routes);
      const since = cursor === undefined ? { changedAfter: millisOf(new Date(0)) } : { cursor };
      const pulled = await connected('https://cloud.example/book').pull?.(since, never);
      if (!pulled?.ok) throw new Error(JSON.stringify(pulled));
      return pulled.value;
    };
    const first = await pull(answers([version('ada', '1'), version('ben', '1'), version('cy', '1')]));
    expect(first.customers.map(({ name }) => name)).toEqual(['ada', 'ben', 'cy']);
    const second = await pull(answers([version('ada', '1'), version('ben', '2'), version('dan', '1')]), first.cursor);
    expect(second.customers.map(({ name }) => name)).toEqual(['ben', 'dan']);
    expect(second.gone).toEqual(['carddav@cloud.example:/book/cy.vcf']);
    expect((await pull(answers([version('ada', '1'), version('ben', '2'), version('dan', '1')]), second.cursor)).customers).toEqual([]);
    expect((await pull(answers([version('ada', '1')]), 'no cursor of ours')).customers.map(({ name }) => name)).toEqual(['ada']);
  });
});

describe('a card', () => {
  const vcard = (...lines: readonly string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD'].join('\r\n');
  it.each<[string, readonly string[], object | undefined]>([
    [
      'a person',
      ['FN:Ada Lovelace', 'EMAIL:Ada@Acme.example', 'TEL:+44 20 7946 0018'],
      { kind: 'person', emails: ['ada@acme.example'], phones: ['+44 20 7946 0018'] },
    ],
    ['a name in parts alone', ['N:Lovelace;Ada;;;'], { name: 'Ada Lovelace' }],
    ['an address for a name', ['EMAIL:ada@acme.example'], { name: 'ada@acme.example' }],
    ['a company', ['FN:Acme', 'KIND:org', 'ORG:Acme'], { kind: 'company', name: 'Acme' }],
    ['a company as Apple writes it', ['N:;;;;', 'FN:Acme', 'ORG:Acme', 'X-ABShowAs:COMPANY'], { kind: 'company', name: 'Acme' }],
    ['a folded line', ['FN:Ada Love', ' lace'], { name: 'Ada Lovelace' }],
    ['a list of others', ['FN:Everybody', 'KIND:group'], undefined],
    ['nobody', ['NOTE:empty'], undefined],
  ])('of %s', (_, lines, expected) => {
    const found = customerIn(vcard(...lines), 'key');
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });
});

it('asks for a number by its last two digits, which surely stand together', () =>
  expect(cardsAbout('https://a.example/', { by: 'phone', value: '+49301234567' as Phone }).text).toContain('match-type="ends-with">67<'));

it.each([
  ['a & b', 'a &amp; b'],
  ['</x>', '&lt;/x&gt;'],
  ['tab\tbell\u0007', 'tab\tbell'],
])('writes %j into an element as %j', (written, escaped) => expect(escapedXml(written)).toBe(escaped));
