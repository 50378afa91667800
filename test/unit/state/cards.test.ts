import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addCustomers, findByEmails } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { type Email, parseEmail } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import type { Sender } from '@/utils/messaging/dispatch';
import type { Focus } from '@/utils/messaging/focus';
import { ownIdentities } from '@/utils/settings/items';
import { setSetting } from '@/utils/settings/setting';
import { personOf } from '@/utils/spotting/person';
import { addFromForm } from '@/utils/state/add-customer';
import { createCards } from '@/utils/state/cards';
import { focusOn } from '@/utils/state/focus';

const ann = parseEmail('ann@acme.example') as Email;
const me = parseEmail('me@shop.example') as Email;
const eve = parseEmail('eve@evil.example') as Email;
const inTab = (tabId: number): Sender => ({ caller: 'content', tabId });
const cardIn = (tabId: number): Sender => ({ caller: 'card', tabId });

async function setUp(name: string, known: readonly Email[] = [ann]) {
  const db: Database = await openDatabase({}, name);
  await setSetting(db, ownIdentities, ['shop.example']);
  for (const email of known) await addFromForm(db, { name: 'Ann Lee', address: email, company: 'Acme' }, 1 as Millis);
  const people = [ann, me].flatMap((email) => personOf(email, 'A name', email === ann ? 'from' : 'to') ?? []);
  const { focus } = await focusOn(db, {
    host: 'gmail',
    isFallback: false,
    view: 'conversation',
    people,
    domains: [],
    phones: [],
    self: [],
    subject: 'Hello',
    url: 'https://mail.example/',
  });
  const focuses = new Map<number, Focus>([
    [1, focus],
    [2, focus],
  ]);
  const stored = new Map<string, unknown>();
  const clock = { now: new Date('2026-11-25T12:00:00Z') };
  const cards = createCards({
    session: {
      get: async (key) => (stored.has(key) ? { [key]: stored.get(key) } : {}),
      set: async (items) => Object.entries(items).forEach(([key, value]) => void stored.set(key, value)),
    },
    database: async () => db,
    focusOf: async (tabId) => focuses.get(tabId),
    now: () => clock.now,
  });
  const nonceFor = async (email: Email, tabId = 1) => (await cards.cardNonce({ email }, inTab(tabId))) ?? '';
  return { db, cards, clock, focuses, nonceFor };
}

describe('cards', () => {
  it('shows somebody whom the tab announced, once', async () => {
    const { cards, nonceFor } = await setUp('cards-once');
    const nonce = await nonceFor(ann);
    expect(await cards.claimCard(nonce, cardIn(1))).toMatchObject({
      kind: 'known',
      name: 'Ann Lee',
      companyName: 'Acme',
      match: { by: 'address', confidence: 'sure' },
      money: { margin: null, state: 'missing' },
      facts: { openPromises: 0, openComplaints: 0, lastContact: null },
    });
    expect(await cards.claimCard(nonce, cardIn(1))).toBeNull();
  });

  it('shows it to one of two frames that claim it at the same time', async () => {
    const { cards, nonceFor } = await setUp('cards-twice');
    const nonce = await nonceFor(ann);
    const answers = await Promise.all([cards.claimCard(nonce, cardIn(1)), cards.claimCard(nonce, cardIn(1))]);
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
  });

  it.each([
    ['for somebody whom the tab did not announce', { email: eve }],
    ['for nobody', null],
    ['for nonsense', { email: { toString: () => ann } }],
  ])('gives no nonce %s', async (name, input) => {
    const { cards } = await setUp(`cards-none-${name}`);
    expect(await cards.cardNonce(input as never, inTab(1))).toBeNull();
  });

  it("refuses another tab's nonce, a guessed one, an old one, and one whose page is gone", async () => {
    const { cards, clock, focuses, nonceFor } = await setUp('cards-refused');
    const nonce = await nonceFor(ann);
    expect(await cards.claimCard(nonce, cardIn(2))).toBeNull();
    expect(await cards.claimCard(crypto.randomUUID(), cardIn(1))).toBeNull();
    expect(await cards.cardFigures(nonce, cardIn(1))).toBeNull();

    const late = await nonceFor(ann);
    clock.now = new Date(clock.now.getTime() + 10_001);
    expect(await cards.claimCard(late, cardIn(1))).toBeNull();

    const orphan = await nonceFor(ann);
    focuses.delete(1);
    expect(await cards.claimCard(orphan, cardIn(1))).toBeNull();
  });

  it('lets a tab have one card: an older nonce is worth nothing', async () => {
    const { cards, nonceFor } = await setUp('cards-older');
    const older = await nonceFor(ann);
    await nonceFor(me);
    expect(await cards.claimCard(older, cardIn(1))).toBeNull();
  });

  it('says of our own that they are ours, and of strangers that we do not know them', async () => {
    const { cards, nonceFor } = await setUp('cards-others', []);
    expect(await cards.claimCard(await nonceFor(me), cardIn(1))).toEqual({ kind: 'own', name: 'A name', email: me });
    expect(await cards.claimCard(await nonceFor(ann), cardIn(1))).toEqual({ kind: 'unknown', name: 'A name', email: ann });
  });

  it('keeps the money of a guess back until the card asks for it', async () => {
    const { db, cards, nonceFor } = await setUp('cards-guess');
    const [customer] = (await findByEmails(db, [ann])).get(ann) ?? [];
    if (customer === undefined) throw new Error('Ann was not added');
    await addCustomers(db, [{ ...customer, id: newId(), name: 'Another Ann' }]);
    const nonce = await nonceFor(ann);
    expect(await cards.claimCard(nonce, cardIn(1))).toMatchObject({ kind: 'known', match: { confidence: 'guess' }, money: null });
    expect(await cards.cardFigures(nonce, cardIn(2))).toBeNull();
    expect(await cards.cardFigures(nonce, cardIn(1))).toMatchObject({ margin: null, state: 'missing' });
  });
});
