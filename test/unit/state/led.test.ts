import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import type { Focus } from '@/utils/messaging/focus';
import { calledOn, callOn } from '@/utils/settings/called-names';
import { personOf } from '@/utils/spotting/person';
import { focusOn } from '@/utils/state/focus';
import { createPanel, isAbout, profileIn } from '@/utils/state/panel';
import { customerWith } from '../customer';
import { sightingWith } from '../sighting';

const id = (text: string) => text as CustomerId;

let db: Database;
let stop: AbortController;
let turn = 0;

beforeEach(async () => {
  db = await openDatabase({}, `led-${turn++}`);
  stop = new AbortController();
  await addCustomers(db, [
    customerWith('Acme', { kind: 'company', domains: ['acme.example' as DomainName] }),
    customerWith('Bolt', { kind: 'company', domains: ['bolt.example' as DomainName] }),
    customerWith('Tom', { emails: ['tom@hale.example' as Email] }),
  ]);
});
afterEach(() => {
  stop.abort();
  db.close();
});

const focusOf = async (seen: Partial<Sighting>): Promise<Focus> => (await focusOn(db, sightingWith(seen))).focus;
const named = (...domains: string[]) => ({ domains: domains as DomainName[] });
const shown = (panel: ReturnType<typeof createPanel>) => profileIn(panel.state.value)?.customer.name;

describe('what a page leads to', () => {
  it('is shown at once where it is the only one', async () => {
    const panel = createPanel(db, signal(await focusOf(named('acme.example'))), stop.signal);
    await vi.waitFor(() => expect(panel.state.value).toMatchObject({ state: 'led', lead: { reason: { kind: 'names' } }, others: [] }));
    expect(shown(panel)).toBe('Acme');
  });

  it('is chosen where there are several, and another after it', async () => {
    const panel = createPanel(db, signal(await focusOf(named('acme.example', 'bolt.example'))), stop.signal);
    await vi.waitFor(() => expect(panel.state.value).toMatchObject({ state: 'nobody', leads: [{}, {}] }));
    panel.pick(id('Bolt'));
    await vi.waitFor(() => expect(shown(panel)).toBe('Bolt'));
    expect(panel.state.value).toMatchObject({ others: [{ customer: { name: 'Acme' } }] });
    panel.pick(id('Acme'));
    await vi.waitFor(() => expect(shown(panel)).toBe('Acme'));
  });

  it('never stands in for a stranger who wrote, but can be chosen beside them', async () => {
    const people = [personOf('ines@duarte.example', 'Ines', 'from')].filter((person) => person !== undefined);
    const panel = createPanel(db, signal(await focusOf({ people, ...named('acme.example') })), stop.signal);
    await vi.waitFor(() => expect(panel.state.value).toMatchObject({ state: 'unknown', leads: [{ customer: { name: 'Acme' } }] }));
    panel.pick(id('Acme'));
    await vi.waitFor(() => expect(shown(panel)).toBe('Acme'));
    panel.choose('ines@duarte.example' as Email);
    await vi.waitFor(() => expect(panel.state.value.state).toBe('unknown'));
  });

  it('is nobody in a list', async () => {
    const panel = createPanel(db, signal(await focusOf({ view: 'list', ...named('acme.example') })), stop.signal);
    await vi.waitFor(() => expect(panel.state.value).toMatchObject({ state: 'nobody', leads: [] }));
  });
});

describe('a name without an address', () => {
  const page = { nameOnly: 'Tóm  Hale', url: 'https://desk.us.example/7' };

  it('is whom the user said, on that site alone, until it is taken back', async () => {
    const focus = signal(await focusOf(page));
    const panel = createPanel(db, focus, stop.signal);
    await vi.waitFor(() => expect(panel.state.value.state).toBe('nobody'));
    await callOn(db, page.url, page.nameOnly, id('Tom'));
    focus.value = await focusOf({ ...page, nameOnly: 'tom hale', url: 'https://desk.us.example/8' });
    await vi.waitFor(() =>
      expect(panel.state.value).toMatchObject({ state: 'led', lead: { reason: { kind: 'called', name: 'tom hale' } } }),
    );
    expect(isAbout(focus.value, id('Tom'))).toBe(true);
    expect((await focusOf({ ...page, url: 'https://other.example/' })).companies).toEqual([]);
    await callOn(db, page.url, page.nameOnly, undefined);
    expect((await focusOf(page)).companies).toEqual([]);
  });

  it('is remembered once, the last choice', async () => {
    await callOn(db, page.url, page.nameOnly, id('Acme'));
    await callOn(db, page.url, 'Tom Hale', id('Tom'));
    expect(await calledOn(db, page.url, page.nameOnly)).toBe('Tom');
  });
});

describe('a customer whom the user keeps', () => {
  it('stays while the page shows others, and is followed by what it shows', async () => {
    const kept = signal<CustomerId | undefined>(id('Tom'));
    const focus = signal<Focus | null | undefined>(undefined);
    const panel = createPanel(db, focus, stop.signal, kept);
    await vi.waitFor(() => expect(shown(panel)).toBe('Tom'));
    focus.value = await focusOf(named('acme.example'));
    await vi.waitFor(() => expect(panel.state.value).toMatchObject({ state: 'led', lead: undefined, focus: focus.value }));
    expect(shown(panel)).toBe('Tom');
    kept.value = undefined;
    await vi.waitFor(() => expect(shown(panel)).toBe('Acme'));
  });

  it('is said to be gone', async () => {
    const panel = createPanel(db, signal(null), stop.signal, signal(id('nobody')));
    await vi.waitFor(() => expect(panel.state.value.state).toBe('gone'));
  });
});
