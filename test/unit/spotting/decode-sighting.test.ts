import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeSighting } from '@/utils/spotting/decode-sighting';

const good = {
  host: 'gmail',
  isFallback: false,
  view: 'conversation',
  people: [{ email: 'ann@acme.example', written: 'Ann@acme.example', name: 'Ann', role: 'from' }],
  domains: ['acme.example'],
  self: ['me@us.example'],
  subject: 'Hello',
  url: 'https://mail.google.com/',
  sender: 'ann@acme.example',
};

it('takes a sighting as it is', () => {
  expect(decodeSighting(good)).toEqual(good);
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
