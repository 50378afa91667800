import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { factsOf } from '@/utils/db/facts';
import { appendNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import { firstArrangement, moved } from '@/utils/domain/arrangement';
import type { CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { CivilDate, Millis } from '@/utils/domain/time';
import type { Voice, VoiceKind } from '@/utils/domain/voice';
import { arrangement as setting } from '@/utils/settings/arrangement';
import { setSetting } from '@/utils/settings/setting';
import { addFromForm } from '@/utils/state/add-customer';
import { createArrangement } from '@/utils/state/arrangement';
import { loadProfile } from '@/utils/state/load-profile';
import { settle } from '@/utils/state/settle';
import { parseNotes, recordsOfAll } from '@/utils/voice/note-grammar';

const customerId = 'c1' as CustomerId;
const said = (kind: VoiceKind): Voice => ({
  ...{ id: newId<'voice'>(), customerId, kind, about: 'us', text: 'Something', at: 1 as Millis },
  ...{ author: '', state: 'open', revision: 1 },
});

it.each([
  ['promise', 'kept'],
  ['promise', 'broken'],
  ['need', 'met'],
  ['need', 'lapsed'],
  ['complaint', 'met'],
] as const)('a %s becomes %s once, however often it is pressed, and opens again', async (kind, state) => {
  const db = await openDatabase({}, `settle-${kind}-${state}`);
  const voice = said(kind);
  await appendNote(db, { interactions: [], voices: [voice], opportunities: [], competitors: [] }, customerId);
  const kept = async () => (await factsOf(db, customerId)).voices;
  // The panel may still show what it read before.
  await settle(db, voice, state, 'Kim');
  await settle(db, voice, state, 'Kim');
  expect(await kept()).toMatchObject([{ state, revision: 2, settledBy: 'Kim' }]);
  await settle(db, voice, 'open');
  expect(await kept()).toEqual([{ ...voice, revision: 3 }]);
  expect((await db.getAll('history')).map(({ record }) => record)).toMatchObject([voice, { state, revision: 2 }]);
});

it('a state that such a record never has changes nothing', async () => {
  const db = await openDatabase({}, 'settle-never');
  const voice = said('need');
  await appendNote(db, { interactions: [], voices: [voice], opportunities: [], competitors: [] }, customerId);
  await settle(db, voice, 'kept');
  expect((await factsOf(db, customerId)).voices).toEqual([voice]);
});

it('the arrangement is there again, and follows another window', async () => {
  const db = await openDatabase({}, 'arrangement');
  const stop = new AbortController();
  const first = createArrangement(db, stop.signal);
  await vi.waitFor(() => expect(first.value.value).toEqual(firstArrangement));
  const next = moved(firstArrangement, 'needs', 1);
  const kept = first.arrange(next);
  expect(first.value.value).toBe(next);
  await kept;
  const second = createArrangement(db, stop.signal);
  await vi.waitFor(() => expect(second.value.value).toEqual(next));
  await setSetting(db, setting, firstArrangement);
  await vi.waitFor(() => expect(first.value.value).toEqual(firstArrangement));
  stop.abort();
});

it('what was lost reaches the profile, by reason and competitor, and an open deal the rules of one voice', async () => {
  const db = await openDatabase({}, 'lost');
  const added = await addFromForm(db, { name: 'Ann', address: 'ann@acme.example', company: '' }, 1 as Millis);
  if (!added.ok) throw new Error(added.error.kind);
  const today = '2026-11-22' as CivilDate;
  const context = { customerId: added.value, at: Date.parse('2026-11-20T12:00:00Z') as Millis, author: '', competitors: [] };
  const records = recordsOfAll(parseNotes('lost: saw, 5000 EUR to Acme, too slow\ncomplaint: the saw stops'), context);
  const open = {
    ...records.opportunities[0],
    id: newId<'opportunity'>(),
    stage: 'open',
    title: 'Press',
  } as (typeof records.opportunities)[0];
  await appendNote(db, { ...records, opportunities: [...records.opportunities, open] }, added.value);
  const profile = await loadProfile(db, added.value, today);
  const [acme] = profile?.competitors ?? [];
  expect(profile?.lost).toMatchObject({
    count: 1,
    gross: { value: { minor: 5000_00, currency: 'EUR' } },
    byReason: [{ reason: 'too slow' }],
    byCompetitor: [{ competitorId: acme?.id }],
  });
  expect(profile?.openDeals.map(({ title }) => title)).toEqual(['Press']);
  expect(profile?.oneVoice.conflicts.map(({ rule }) => rule)).toContain('upsellDuringComplaint');
});
