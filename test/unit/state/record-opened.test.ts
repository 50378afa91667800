import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { factsOf } from '@/utils/db/facts';
import { openDatabase } from '@/utils/db/open';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Currency } from '@/utils/domain/money';
import type { SeenPerson, Sighting } from '@/utils/domain/sighting';
import type { Millis } from '@/utils/domain/time';
import { timeState } from '@/utils/economics/cost-to-serve';
import type { Focus } from '@/utils/messaging/focus';
import { ownIdentities } from '@/utils/settings/items';
import { setSetting } from '@/utils/settings/setting';
import { chooseFor } from '@/utils/settings/sites';
import { isTimeKept, keepTime, timedContact } from '@/utils/state/contact-time';
import { conversationKey } from '@/utils/state/conversation-key';
import { focusOn } from '@/utils/state/focus';
import { openedMessage, recordOpened } from '@/utils/state/record-opened';
import { timeView } from '@/utils/state/time-here';

const ann = 'ann@acme.example' as Email;
const us = 'me@us.example' as Email;
const at = 1_790_000_000_000 as Millis;
const person = (email: Email, role: SeenPerson['role']): SeenPerson => ({ email, written: email, name: '', role });
const customer: Customer = {
  id: newId(),
  kind: 'person',
  name: 'Ann',
  emails: [ann],
  domains: [],
  phones: [],
  tags: [],
  sourceKeys: [],
  createdAt: at,
  updatedAt: at,
  revision: 1,
};

const mail: Sighting = {
  host: 'gmail',
  isFallback: false,
  view: 'conversation',
  people: [person(ann, 'from'), person(us, 'to')],
  domains: [],
  phones: [],
  self: [],
  subject: 'Two saws',
  url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzGxSqkVbPlQ',
};

const focus: Focus = {
  sighting: mail,
  choice: { customer: person(ann, 'from'), confidence: 'sure', reason: { kind: 'sender', email: ann } },
  people: [{ ...person(ann, 'from'), match: { customerId: customer.id, by: 'address', confidence: 'sure' }, proposedCompany: '' }],
  companies: [],
};
const [seen] = focus.people;
const matched = (match: Partial<NonNullable<Focus['people'][number]['match']>> | null): Focus =>
  seen ? { ...focus, people: [{ ...seen, match: match && seen.match && { ...seen.match, ...match } }] } : focus;

describe('an opened message', () => {
  const isOwn = (email: Email) => email === us;

  it.each([
    ['it was sent, where the page tells', 'from', -5000, -5000],
    ['it was opened, where the page tells another time to come', 'from', 5000, 0],
    ['it was opened, where the page tells nothing', 'from', undefined, 0],
    ['it was opened, where the page tells when another was sent', 'cc', -5000, 0],
  ] as const)('is as old as when %s', (_, role, sent, told) => {
    const dated = { ...person(ann, role), ...(sent === undefined ? {} : { sentAt: (at + sent) as Millis }) };
    expect(openedMessage({ ...focus, sighting: { ...mail, people: [dated] } }, isOwn, at)?.at).toBe(at + told);
  });

  it('says when, which way, what about and where, and nothing else', () => {
    const { id: _, sourceKey, ...told } = openedMessage(focus, isOwn, at) ?? { id: '' };
    expect(told).toEqual({
      customerId: customer.id,
      at,
      channel: 'mail',
      team: 'service',
      direction: 'in',
      conversation: 'https://mail.google.com/FMfcgzGxSqkVbPlQ',
      summary: 'Two saws',
      status: 'done',
      url: mail.url,
      revision: 1,
    });
    expect(sourceKey).toBe('opened:https://mail.google.com/FMfcgzGxSqkVbPlQ ann@acme.example two saws');
  });

  it.each<[string, Focus]>([
    ['a list', { ...focus, sighting: { ...mail, view: 'list' } }],
    ['any other page', { ...focus, sighting: { ...mail, view: 'other' } }],
    ['nobody', { ...focus, choice: { customer: null, confidence: 'sure', reason: { kind: 'nobody' } } }],
    ['whoever is only guessed', { ...focus, choice: { ...focus.choice, confidence: 'guess' } }],
    ['an address of several customers', matched({ confidence: 'guess' })],
    ['somebody of a known company alone', matched({ by: 'domain', confidence: 'likely' })],
    ['a stranger', matched(null)],
  ])('is none where the page shows %s', (_, shown) => expect(openedMessage(shown, isOwn, at)).toBeUndefined());

  it.each<[string, Partial<Sighting>, Focus['choice']['reason'], string]>([
    ['the customer wrote it', {}, { kind: 'sender', email: ann }, 'in'],
    ['the newest mail of the thread is ours', { sender: us }, { kind: 'sender', email: ann }, 'out'],
    ['the newest mail is the customer’s', { sender: ann }, { kind: 'sender', email: ann }, 'in'],
    ['we wrote to them', {}, { kind: 'recipient', email: ann }, 'out'],
    ['they asked in a ticket', { host: 'zammad' }, { kind: 'requester', email: ann }, 'in'],
  ])('goes the right way where %s', (_, sighting, reason, direction) => {
    const shown = { ...focus, sighting: { ...mail, ...sighting }, choice: { ...focus.choice, reason } };
    expect(openedMessage(shown, isOwn, at)?.direction).toBe(direction);
  });

  it.each([
    ['zendesk', 'ticket'],
    ['whatsapp-web', 'chat'],
    ['google-calendar', 'meeting'],
    ['generic', 'mail'],
    ['taught', 'mail'],
  ])('of %s is a %s', (host, channel) =>
    expect(openedMessage({ ...focus, sighting: { ...mail, host } }, isOwn, at)?.channel).toBe(channel),
  );
});

describe('recording', () => {
  async function filled(name: string) {
    const db = await openDatabase({}, name);
    await addCustomers(db, [customer]);
    await setSetting(db, ownIdentities, ['us.example']);
    return db;
  }
  const recorded = async (db: Awaited<ReturnType<typeof filled>>) => (await factsOf(db, customer.id)).interactions;

  it('is off until it was chosen for the site', async () => {
    const db = await filled('off');
    await chooseFor(db, ['https://other.example/*'], { recordsOpened: true });
    await recordOpened(db, (await focusOn(db, mail)).focus, at);
    expect(await recorded(db)).toEqual([]);
  });

  it('adds a message once, however and whenever it is opened', async () => {
    const db = await filled('once');
    await chooseFor(db, ['https://mail.google.com/*'], { recordsOpened: true });
    const open = async (sighting: Sighting, when: number) => recordOpened(db, (await focusOn(db, sighting)).focus, when as Millis);
    await open(mail, at);
    await open(mail, at + 1000);
    await open({ ...mail, url: 'https://mail.google.com/mail/u/0/#search/saws/FMfcgzGxSqkVbPlQ', subject: ' Two  SAWS' }, at + 2000);
    expect((await recorded(db)).map((each) => each.at)).toEqual([at]);
    // An answer is another message, and another conversation another.
    await open({ ...mail, sender: us }, at + 3000);
    await open({ ...mail, url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzGxSqkVbPlR' }, at + 4000);
    expect((await recorded(db)).map(({ direction }) => direction)).toEqual(['in', 'out', 'in']);
  });
});

it.each([
  ['https://mail.shop.example/?_task=mail&_mbox=INBOX&_uid=7&_action=show', 'https://mail.shop.example?_uid=7'],
  ['https://mail.shop.example/?_uid=7&_task=mail&_token=a1b2', 'https://mail.shop.example?_uid=7'],
  ['https://desk.example/agent/tickets/4312', 'https://desk.example/agent/tickets/4312'],
  ['https://desk.example/agent/tickets/4312?page=2#latest', 'https://desk.example/agent/tickets/4312/latest'],
  ['https://rt.example/Ticket/Display.html?id=12', 'https://rt.example/Ticket/Display.html?id=12'],
  ['nonsense', ''],
])('the conversation at %s is %s', (address, key) => expect(conversationKey(address)).toBe(key));

describe('minutes of an opened message', () => {
  it('are added to the contact, measured and not estimated, and the version before is kept', async () => {
    const db = await openDatabase({}, crypto.randomUUID());
    await addCustomers(db, [customer]);
    await setSetting(db, ownIdentities, [us]);
    expect(await keepTime(db, focus, 1.5)).toBe(false);
    await chooseFor(db, ['https://mail.google.com/*'], { recordsOpened: true });
    await recordOpened(db, focus, at);
    expect(await isTimeKept(db, focus)).toBe(true);
    expect(await keepTime(db, focus, 1.1)).toBe(true);
    expect(await keepTime(db, focus, 2.2)).toBe(true);
    const { interactions } = await factsOf(db, customer.id);
    expect(interactions.map(({ minutes, revision }) => ({ minutes, revision }))).toEqual([{ minutes: 3.3, revision: 3 }]);
    expect(await db.count('history')).toBe(2);
    expect(timeState(interactions, { currency: 'EUR' as Currency, minorPerHour: 60_00, minutesPerContact: 12, isConfirmed: true })).toBe(
      'measured',
    );
    db.close();
  });

  it('are counted for a known customer’s conversation alone', async () => {
    const db = await openDatabase({}, crypto.randomUUID());
    expect(await timedContact(db, focus)).toMatchObject({ customerId: customer.id, channel: 'mail' });
    expect(await timedContact(db, matched(null))).toBeUndefined();
    expect(await timedContact(db, matched({ confidence: 'guess' }))).toBeUndefined();
    expect(await timedContact(db, { ...focus, sighting: { ...mail, view: 'list' } })).toBeUndefined();
    db.close();
  });

  it('cost what the rate of their channel says', () => {
    const of = { customerId: customer.id, channel: 'mail', key: 'spent:x' } as const;
    const rates = { currency: 'EUR' as Currency, minorPerHour: 60_00, minutesPerContact: 12, isConfirmed: false };
    const clock = { spent: 7.9 * 60_000, kept: 0 };
    expect(timeView(of, clock, rates, at)).toEqual({
      ...{ minutes: 7, cost: { minor: 700, currency: 'EUR' }, isConfirmed: false, isCounting: false },
    });
    expect(timeView(of, clock, { ...rates, channels: { mail: { minorPerHour: 120_00 } } }, at)?.cost.minor).toBe(1400);
  });
});
