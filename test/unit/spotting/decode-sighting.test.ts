import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeSighting } from '@/utils/spotting/decode-sighting';

const good = {
  host: 'gmail',
  isFallback: false,
  view: 'conversation',
  people: [{ email: 'ann@acme.example', written: 'Ann@acme.example', name: 'Ann', role: 'from' }],
  domains: ['acme.example'],
  phones: ['+49 30 23125631'],
  self: ['me@us.example'],
  subject: 'Hello',
  url: 'https://mail.google.com/',
  sender: 'ann@acme.example',
};

it('takes a sighting as it is', () => {
  expect(decodeSighting(good)).toEqual(good);
});

it('keeps that a host doubts a sender', () => {
  const doubted = { ...good, people: good.people.map((person) => ({ ...person, isDoubted: true })) };
  expect(decodeSighting(doubted)).toEqual(doubted);
  expect(decodeSighting({ ...good, people: good.people.map((person) => ({ ...person, isDoubted: 'no' })) })).toEqual(good);
});

it.each([
  [Date.UTC(2026, 10, 20), true],
  [Number.NaN, false],
  [-1, false],
  ['2026-11-20', false],
])('keeps when a message was sent, where that is a time: %s', (sentAt, isKept) => {
  const dated = { ...good, people: good.people.map((person) => ({ ...person, sentAt })) };
  expect(decodeSighting(dated)).toEqual(isKept ? dated : good);
});

it('takes nothing that is none', () => {
  fc.assert(fc.property(fc.anything(), (value) => decodeSighting(value) === undefined));
});

it('drops what does not fit', () => {
  const people = [...good.people, { email: 'nobody', role: 'from' }, { email: 'x@y.example', role: 'boss' }, null, 'x@y.example'];
  expect(decodeSighting({ ...good, people, secret: 1, self: ['me@us.example', 3] })).toEqual(good);
});

it('does not let a page show another address than the one that is matched', () => {
  const people = [{ email: 'evil@bad.example', written: 'ann@acme.example', name: '', role: 'from' }];
  expect(decodeSighting({ ...good, people })?.people[0]?.written).toBe('evil@bad.example');
});

it('bounds what a page can send', () => {
  const people = Array.from({ length: 5000 }, (_, index) => ({
    email: `a${index}@x.example`,
    written: '',
    name: 'n'.repeat(9000),
    role: 'to',
  }));
  const decoded = decodeSighting({ ...good, people });
  expect(decoded?.people).toHaveLength(500);
  expect(decoded?.people[0]?.name).toHaveLength(200);
});

it.each<[string, unknown, string[]]>([
  ['names that exist', ['Acme.example', 'müller.example'], ['acme.example', 'xn--mller-kva.example']],
  ['no sentences without a space', ['today.It', 'end.So'], []],
  ['no files and no text', ['index.html', 'not a name', 'ann@acme.example', 3, null], []],
])('takes as domains %s', (_, domains, kept) => {
  expect(decodeSighting({ ...good, domains })?.domains).toEqual(kept);
});

it('bounds the numbers of a page', () => {
  const phones = ['1'.repeat(9000), ...Array.from({ length: 5000 }, (_, index) => `+49 30 ${index}`)];
  expect(decodeSighting({ ...good, phones })?.phones).toHaveLength(119);
});

it('reads a signature, and keeps none of the text', () => {
  const lines = ['It broke.', 'Ann Lee', 'ann@acme.example'];
  const decoded = decodeSighting({ ...good, people: [], nameOnly: 'Ann Lee', lines });
  expect(decoded).toMatchObject({ nameOnly: 'Ann Lee', signature: 'ann@acme.example' });
  expect(decoded?.people.map(({ email, role }) => [email, role])).toEqual([['ann@acme.example', 'mentioned']]);
  expect(JSON.stringify(decoded)).not.toContain('broke');
});

it('believes no signature that a page hands in ready-made', () => {
  expect(decodeSighting({ ...good, nameOnly: 'Ann Lee', signature: 'boss@bank.example' })).not.toHaveProperty('signature');
});

it('takes out of names what turns them around', () => {
  const people = [{ email: 'eve@evil.example', written: '', name: 'Eve \u202eeel nnA', role: 'from' }];
  expect(decodeSighting({ ...good, people })?.people[0]?.name).toBe('Eve eel nnA');
  expect(decodeSighting({ ...good, nameOnly: '\u202eAnn' })?.nameOnly).toBe('Ann');
});

it.each([['ann\u202e@acme.example'], ['saws-leave@lists.guild.example'], ['saws-unsubscribe@lists.guild.example']])(
  'takes nobody at %j',
  (email) => {
    expect(decodeSighting({ ...good, people: [{ email, written: email, name: '', role: 'from' }] })?.people).toEqual([]);
  },
);
