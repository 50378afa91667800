import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mails } from '../demo/inbox/mails.mjs';
import { pageAt, serveInbox } from '../demo/server.mjs';

const sample = readFileSync(new URL('../../public/sample.json', import.meta.url), 'utf8');
const now = new Date(2026, 2, 14, 10, 30);
const { DOMParser } = new Window();
const open = (path: string) => new DOMParser().parseFromString(pageAt(path, now) ?? '', 'text/html');

/** What stands beside a word of the mail's head. */
function headOf(page: ReturnType<typeof open>, word: string): string | undefined {
  const term = [...page.querySelectorAll('dt')].find((candidate) => candidate.textContent === word);
  return term?.nextElementSibling?.textContent?.replace(/\s+/g, ' ').trim();
}

it.each([
  [1, 'Niamh Kearney <niamh.kearney@kestrel-boatyard.example>'],
  [2, 'Stefan Gruber <s.gruber@ferrum-metallbau.example>'],
  [3, 'Camille Vasseur <camille@atelier-vasseur.example>'],
  [4, 'Hanneke Visser <hanneke@visser-stairs.example>'],
  [5, 'Swiftlane Parcels <no-reply@swiftlane.example>'],
  [6, 'Petra Lind <petra.lind@northlight-tools.example>'],
])('mail %i is from %s', (id, sender) => {
  const page = open(`/mail/${id}`);
  expect(headOf(page, 'From')).toBe(sender);
  expect(page.querySelectorAll('h1')).toHaveLength(1);
});

it('shows its account in the masthead of every page', () => {
  for (const path of ['/', '/sent', ...mails.map(({ id }) => `/mail/${id}`)]) {
    expect(open(path).querySelector('header')?.textContent).toContain('petra.lind@northlight-tools.example');
  }
});

it('lists each mail in the folder where it belongs', () => {
  const listed = (path: string) => [...open(path).querySelectorAll('.sender')].map((sender) => sender.textContent);
  expect(listed('/')).toEqual(['Niamh Kearney', 'Stefan Gruber', 'Camille Vasseur', 'Hanneke Visser', 'Swiftlane Parcels']);
  expect(listed('/sent')).toEqual(['Owen Pritchard']);
});

it('has three customers of the sample write first, and a stranger and a machine after them', () => {
  const isKnown = mails.map(({ from, to, folder }) => sample.includes(`"${folder === 'sent' ? to[0]?.address : from.address}"`));
  expect(isKnown).toEqual([true, true, true, false, false, true]);
});

it('invents everybody: all addresses are reserved for examples', () => {
  const written = mails.flatMap(({ id }) => (pageAt(`/mail/${id}`, now) ?? '').match(/[\w.+-]+@[\w.-]+/g) ?? []);
  expect(written.filter((address) => !address.endsWith('.example'))).toEqual([]);
});

it('dates its mails as of now', () => {
  expect(headOf(open('/mail/1'), 'Date')).toMatch(/Saturday.*14 March 2026.*09:41/);
  expect(open('/').querySelectorAll('.list time')[2]?.textContent).toMatch(/Fri.*13 Mar/);
});

describe('its server', () => {
  let inbox: Awaited<ReturnType<typeof serveInbox>>;
  beforeAll(async () => {
    inbox = await serveInbox();
  });
  afterAll(() => inbox.close());

  it('answers on this machine alone', () => expect(new URL(inbox.url).hostname).toBe('127.0.0.1'));

  it.each([
    ['/', 200],
    ['/mail/6', 200],
    ['/postbox.css', 200],
    ['/mail/7', 404],
    ['/mail/constructor', 404],
  ])('answers %s with %i', async (path, status) => {
    const { get } = await import('node:http');
    const answered = await new Promise((resolve) => get(`${inbox.url}${path}`, (reply) => resolve(reply.resume().statusCode)));
    expect(answered).toBe(status);
  });
});
