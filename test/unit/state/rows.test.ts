import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { openDatabase } from '@/utils/db/open';
import { parseEmail } from '@/utils/domain/email';
import type { Millis } from '@/utils/domain/time';
import type { Focus } from '@/utils/messaging/focus';
import { ownIdentities } from '@/utils/settings/items';
import { setSetting } from '@/utils/settings/setting';
import { personOf } from '@/utils/spotting/person';
import { addFromForm } from '@/utils/state/add-customer';
import { focusOn } from '@/utils/state/focus';
import { createPanel } from '@/utils/state/panel';
import { createRows } from '@/utils/state/rows';
import { sightingWith } from '../sighting';

const at = 1 as Millis;
const inbox = sightingWith({
  view: 'list',
  people: ['eve@stranger.example', 'ann@acme.example', 'me@shop.example', 'no-reply@parcels.example', 'bob@acme.example'].flatMap(
    (address) => personOf(address, '', 'listed') ?? [],
  ),
});

async function seen(name: string) {
  const db = await openDatabase({}, name);
  await setSetting(db, ownIdentities, ['shop.example']);
  await addFromForm(db, { name: 'Ann', address: 'ann@acme.example', company: '' }, at);
  return { db, focus: (await focusOn(db, inbox)).focus };
}

it('keeps the order of a list, without us and without machines', async () => {
  const { focus } = await seen('rows-order');
  expect(focus.rows?.map(({ email, match }) => [email, match?.by])).toEqual([
    ['eve@stranger.example', undefined],
    ['ann@acme.example', 'address'],
    ['bob@acme.example', undefined],
  ]);
  expect(focus.people).toEqual([]);
});

it('has no rows in a conversation', async () => {
  const { db } = await seen('rows-conversation');
  expect((await focusOn(db, { ...inbox, view: 'conversation' })).focus.rows).toBeUndefined();
});

it('says what those in the rows are worth, and shows one until the page is left', async () => {
  const { db, focus } = await seen('rows-worth');
  const stop = new AbortController();
  const followed = signal<Focus | null | undefined>(focus);
  const panel = createPanel(db, followed, stop.signal);
  const worths = createRows(db, panel.state, stop.signal);
  const ann = parseEmail('ann@acme.example');
  const id = focus.rows?.find(({ email }) => email === ann)?.match?.customerId;
  if (!id || !ann) throw new Error('Ann is known');
  // Nothing was booked: her margin is missing, not nought.
  await vi.waitFor(() =>
    expect(worths.value.get(id)).toMatchObject({ customer: { name: 'Ann' }, money: { margin: null }, facts: { openComplaints: 0 } }),
  );
  expect([...worths.value.keys()]).toEqual([id]);
  panel.choose(ann);
  await vi.waitFor(() => expect(panel.state.value).toMatchObject({ state: 'known', profile: { customer: { name: 'Ann' } } }));
  panel.back();
  await vi.waitFor(() => expect(panel.state.value.state).toBe('nobody'));
  stop.abort();
});
