import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { openDatabase } from '@/utils/db/open';
import type { Millis } from '@/utils/domain/time';
import { personOf } from '@/utils/spotting/person';
import { addFromForm } from '@/utils/state/add-customer';
import { focusOn } from '@/utils/state/focus';
import { createPanel } from '@/utils/state/panel';
import { sightingWith } from '../sighting';

const twinsOf = vi.hoisted(() => vi.fn(() => Promise.reject(new Error('the index of names is broken'))));
vi.mock('@/utils/state/duplicates', () => ({ twinsOf }));

it('goes on showing the customer where the search for namesakes fails', async () => {
  const db = await openDatabase({}, 'panel-twins');
  await addFromForm(db, { name: 'Ann', address: 'ann@acme.example', company: '' }, 1 as Millis);
  const people = [personOf('ann@acme.example', 'Ann', 'from')].flatMap((person) => person ?? []);
  const { focus } = await focusOn(db, sightingWith({ people, view: 'conversation' }));
  const stop = new AbortController();
  const panel = createPanel(db, signal(focus), stop.signal);
  await vi.waitFor(() => expect(twinsOf).toHaveBeenCalled());
  // Whatever the failure does, it has done by then.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(panel.state.value).toMatchObject({ state: 'known', profile: { customer: { name: 'Ann' } }, twins: [] });
  stop.abort();
});
