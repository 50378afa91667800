import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { onChange } from '@/utils/db/changes';
import { getDraft, saveDraft } from '@/utils/db/drafts';
import { factsOf } from '@/utils/db/facts';
import { appendNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import type { CustomerId } from '@/utils/domain/customer';
import type { Millis } from '@/utils/domain/time';
import { parseNote, recordsOf } from '@/utils/voice/note-grammar';

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
    await vi.waitFor(() => expect(heard).toHaveBeenCalledWith({ kinds: ['interaction', 'voice'], customerIds: [customerId] }));
    stop.abort();
  });
});

it('forgets an empty draft', async () => {
  const db = await openDatabase({}, 'draft-empty');
  await saveDraft(db, { customerId, text: 'x', savedAt: 1 as Millis });
  await saveDraft(db, { customerId, text: '  ', savedAt: 2 as Millis });
  expect(await getDraft(db, customerId)).toBeUndefined();
});
