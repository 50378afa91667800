import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { findByEmails } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import { type Email, parseEmail } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import type { Millis } from '@/utils/domain/time';
import type { Focus } from '@/utils/messaging/focus';
import { ownIdentities } from '@/utils/settings/items';
import { setSetting } from '@/utils/settings/setting';
import { personOf } from '@/utils/spotting/person';
import { addFromForm } from '@/utils/state/add-customer';
import { focusOn } from '@/utils/state/focus';
import { createPanel } from '@/utils/state/panel';
import { shownOf } from '@/utils/state/shown';
import { allCustomers } from '../db/contents';

const at = 1 as Millis;
const ann = parseEmail('ann@acme-tools.co.uk') as Email;

function sighting(...people: readonly [string, string, 'from' | 'to'][]): Sighting {
  const seen = people.flatMap(([address, name, role]) => personOf(address, name, role) ?? []);
  return {
    host: 'gmail',
    isFallback: false,
    view: 'conversation',
    people: seen,
    domains: [],
    phones: [],
    self: [],
    subject: 'Hello',
    url: 'https://mail.google.com/',
  };
}

const mail = sighting(['ann@acme-tools.co.uk', 'Ann Lee', 'from'], ['me@shop.example', 'Me', 'to'], ['bob@acme-tools.co.uk', 'Bob', 'to']);

describe('focusOn', () => {
  it('leaves us out, and proposes a company for whom nobody knows', async () => {
    const db = await openDatabase({}, 'focus-own');
    await setSetting(db, ownIdentities, ['shop.example']);
    const { focus, known } = await focusOn(db, mail);
    expect(focus.people.map(({ email, match, proposedCompany }) => [email, match, proposedCompany])).toEqual([
      ['ann@acme-tools.co.uk', null, 'Acme Tools'],
      ['bob@acme-tools.co.uk', null, 'Acme Tools'],
    ]);
    expect(known).toBe(0);
  });

  it('does not repeat a name that claims another address', async () => {
    const db = await openDatabase({}, 'focus-lie');
    const { focus } = await focusOn(db, sighting(['eve@evil.example', 'Ann Lee <ann@acme-tools.co.uk>', 'from']));
    expect(focus.people.map(({ email, name }) => [email, name])).toEqual([['eve@evil.example', '']]);
  });

  it('knows a person by the address, and a colleague by the company that was added with them', async () => {
    const db = await openDatabase({}, 'focus-known');
    await setSetting(db, ownIdentities, ['shop.example']);
    await addFromForm(db, { name: 'Ann Lee', address: 'Ann@acme-tools.co.uk', company: 'Acme Tools' }, at);
    const { focus, known } = await focusOn(db, mail);
    expect(focus.people.map(({ match }) => match?.by)).toEqual(['address', 'domain']);
    expect(known).toBe(2);
  });
});

describe('shownOf', () => {
  it('is no surer of a customer than the page is of its sender', async () => {
    const db = await openDatabase({}, 'shown-doubted');
    await setSetting(db, ownIdentities, ['shop.example']);
    await addFromForm(db, { name: 'Ann Lee', address: ann, company: '' }, at);
    const doubted = { ...mail, people: mail.people.map((person) => ({ ...person, isDoubted: true as const })) };
    const shown = (seen: Sighting) => focusOn(db, seen).then(({ focus }) => shownOf(db, focus, undefined, undefined));
    expect(await shown(mail)).toMatchObject({ state: 'known', match: { by: 'address', confidence: 'sure' } });
    expect(await shown(doubted)).toMatchObject({ state: 'known', match: { by: 'address', confidence: 'guess' } });
  });
});

describe('addFromForm', () => {
  it('refuses what is no address, and whom it knows', async () => {
    const db = await openDatabase({}, 'add-refused');
    expect(await addFromForm(db, { name: 'Ann', address: 'ann', company: '' }, at)).toEqual({ ok: false, error: { kind: 'notAnAddress' } });
    await addFromForm(db, { name: 'Ann', address: ann, company: '' }, at);
    expect(await addFromForm(db, { name: 'Ann again', address: ann.toUpperCase(), company: '' }, at)).toMatchObject({
      ok: false,
      error: { kind: 'known' },
    });
    expect((await findByEmails(db, [ann])).get(ann)).toHaveLength(1);
  });

  it('makes one company for colleagues, without the domain of a mail provider', async () => {
    const db = await openDatabase({}, 'add-company');
    await addFromForm(db, { name: 'Ann', address: 'ann@gmail.com', company: 'Acme  Tools' }, at);
    await addFromForm(db, { name: 'Bob', address: 'bob@gmail.com', company: 'acme tools' }, at);
    const all = await allCustomers(db);
    const companies = all.filter(({ kind }) => kind === 'company');
    expect(companies).toMatchObject([{ name: 'Acme  Tools', domains: [] }]);
    expect(all.filter(({ companyId }) => companyId === companies[0]?.id)).toHaveLength(2);
  });
});

describe('createPanel', () => {
  it('goes from a stranger to a customer, and to nothing when the page is gone', async () => {
    const db = await openDatabase({}, 'panel');
    await setSetting(db, ownIdentities, ['shop.example']);
    const focus = signal<Focus | null | undefined>(undefined);
    const stop = new AbortController();
    const panel = createPanel(db, focus, stop.signal);
    const shows = (state: string) => vi.waitFor(() => expect(panel.state.value.state).toBe(state));
    expect(panel.state.value.state).toBe('loading');

    focus.value = (await focusOn(db, mail)).focus;
    await shows('unknown');
    await addFromForm(db, { name: 'Ann Lee', address: ann, company: '' }, at);
    focus.value = (await focusOn(db, mail)).focus;
    await shows('known');
    expect(panel.state.value).toMatchObject({ profile: { customer: { name: 'Ann Lee' } } });

    panel.choose(parseEmail('bob@acme-tools.co.uk') as Email);
    await shows('unknown');
    focus.value = (await focusOn(db, { ...mail, subject: 'Another' })).focus;
    await shows('known');

    focus.value = null;
    await shows('nothing');
    stop.abort();
  });

  it('says what went wrong', async () => {
    const db = await openDatabase({}, 'panel-broken');
    await addFromForm(db, { name: 'Ann Lee', address: ann, company: '' }, at);
    const focus = signal<Focus | null | undefined>((await focusOn(db, mail)).focus);
    db.close();
    const stop = new AbortController();
    const panel = createPanel(db, focus, stop.signal);
    await vi.waitFor(() => expect(panel.state.value.state).toBe('failed'));
    stop.abort();
  });
});
