import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { onChange } from '@/utils/db/changes';
import { getDraft, saveDraft } from '@/utils/db/drafts';
import { factsOf } from '@/utils/db/facts';
import { appendNote, removeNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import { updateVoice } from '@/utils/db/voices';
import type { CustomerId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import type { Competitor } from '@/utils/domain/voice';
import { parseNote, parseNotes, recordsOf, recordsOfAll } from '@/utils/voice/note-grammar';
import { contents } from './contents';

const customerId = 'c1' as CustomerId;

function noted(text: string) {
  const note = parseNote(text);
  if (note.kind === 'empty') throw new Error('an empty note becomes nothing');
  return recordsOf(note, { customerId, at: 1 as Millis, author: '', competitors: [] });
}

describe('a note', () => {
  it('is there when the database is opened again, and its draft is gone', async () => {
    const db = await openDatabase({}, 'note-again');
    await saveDraft(db, { customerId, text: 'need: spares', savedAt: 1 as Millis });
    await appendNote(db, noted('need: spares'), customerId);
    db.close();

    const again = await openDatabase({}, 'note-again');
    expect((await factsOf(again, customerId)).voices).toMatchObject([{ kind: 'need', text: 'spares' }]);
    expect(await getDraft(again, customerId)).toBeUndefined();
  });

  it('tried twice is one note', async () => {
    const db = await openDatabase({}, 'note-twice');
    const records = noted('call: asked about blades, 5 min');
    await appendNote(db, records, customerId);
    await appendNote(db, records, customerId);
    expect((await factsOf(db, customerId)).interactions).toHaveLength(1);
  });

  it('leaves everything as it was where one of its records cannot be kept', async () => {
    const db = await openDatabase({}, 'note-broken');
    await saveDraft(db, { customerId, text: 'like Zenith: cheap', savedAt: 1 as Millis });
    const records = noted('like Zenith: cheap');
    const broken = {
      ...records,
      interactions: noted('call: asked, 5 min').interactions,
      voices: records.voices.map((voice) => ({ ...voice, text: (() => '') as never })),
    };
    await expect(appendNote(db, broken, customerId)).rejects.toThrow();
    const facts = await factsOf(db, customerId);
    expect([facts.interactions, facts.voices, facts.competitors]).toEqual([[], [], []]);
    expect((await getDraft(db, customerId))?.text).toBe('like Zenith: cheap');
  });

  it('is told to whoever listens', async () => {
    const db = await openDatabase({}, 'note-told');
    const stop = new AbortController();
    const heard = vi.fn();
    onChange(heard, stop.signal);
    await appendNote(db, noted('need: spares'), customerId);
    await vi.waitFor(() =>
      expect(heard).toHaveBeenCalledWith({ kinds: ['interaction', 'voice', 'opportunity'], customerIds: [customerId] }),
    );
    stop.abort();
  });
});

describe('a note taken back', () => {
  const lost = 'lost: 5000 EUR to Zenith, too slow\nprice Brook: 80 EUR a blade\nlike Zenith: cheap\ncall: asked, 5 min';
  const several = (competitors: readonly Competitor[] = []) =>
    recordsOfAll(parseNotes(lost), { customerId, at: 1 as Millis, author: '', competitors });

  it('leaves exactly what was there, in whatever order its records were kept', async () => {
    const db = await openDatabase({}, 'note-back');
    await appendNote(db, noted('need: spares'), customerId);
    const before = await contents(db);
    const records = several();
    await appendNote(db, records, customerId);
    const facts = await factsOf(db, customerId);
    expect(facts.opportunities).toMatchObject([{ stage: 'lost', minor: 5000_00, currency: 'EUR', reason: 'too slow' }]);
    expect(facts.voices.map(({ kind }) => kind).sort()).toEqual(['like', 'need', 'price']);
    expect(facts.interactions.map(({ channel }) => channel).sort()).toEqual(['call', 'note']);
    expect(facts.competitors.map(({ name }) => name).sort()).toEqual(['Brook', 'Zenith']);
    await removeNote(db, records);
    await removeNote(db, records);
    expect(await contents(db)).toEqual(before);
  });

  it('goes with what was edited of it since', async () => {
    const db = await openDatabase({}, 'note-back-edited');
    const before = await contents(db);
    const records = noted('promise: send the offer by 2026-12-04');
    await appendNote(db, records, customerId);
    const [promise] = records.voices;
    const edited = promise && (await updateVoice(db, promise, (current) => ({ ...current, state: 'kept', revision: 2 })));
    expect(edited).toMatchObject({ state: 'kept' });
    expect(await db.getAll('history')).toMatchObject([{ store: 'voices', record: { state: 'open', revision: 1 } }]);
    await removeNote(db, records);
    expect(await contents(db)).toEqual(before);
  });

  it('leaves a competitor that somebody else has named since', async () => {
    const db = await openDatabase({}, 'note-back-named');
    const records = several();
    await appendNote(db, records, customerId);
    const zenith = records.competitors.find(({ name }) => name === 'Zenith');
    await appendNote(db, several(records.competitors), 'c2');
    await removeNote(db, records);
    expect((await db.getAll('competitors')).map(({ id }) => id)).toContain(zenith?.id);
  });
});

describe('an edit of what a customer said', () => {
  it('sees what is on disk, not what the caller last read', async () => {
    const db = await openDatabase({}, 'voice-edit');
    const records = noted('need: spares');
    await appendNote(db, records, customerId);
    const [need] = records.voices;
    if (need === undefined) throw new Error('a need is a voice');
    await updateVoice(db, need, (current) => ({ ...current, text: 'spares, two', revision: 2 }));
    await updateVoice(db, need, (current) => ({ ...current, state: 'met', revision: 3 }));
    expect((await factsOf(db, customerId)).voices).toMatchObject([{ text: 'spares, two', state: 'met', revision: 3 }]);
    expect((await db.getAll('history')).map(({ key }) => key)).toEqual([`${need.id}@1`, `${need.id}@2`]);
  });

  it('makes nothing of a record that is gone', async () => {
    const db = await openDatabase({}, 'voice-gone');
    const [need] = noted('need: spares').voices;
    expect(need && (await updateVoice(db, need, (current) => current))).toBeUndefined();
  });
});

it('forgets an empty draft', async () => {
  const db = await openDatabase({}, 'draft-empty');
  await saveDraft(db, { customerId, text: 'x', savedAt: 1 as Millis });
  await saveDraft(db, { customerId, text: '  ', savedAt: 2 as Millis });
  expect(await getDraft(db, customerId)).toBeUndefined();
});
