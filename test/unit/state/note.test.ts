import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import { getDraft } from '@/utils/db/drafts';
import { openDatabase } from '@/utils/db/open';
import type { CustomerId } from '@/utils/domain/customer';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { createNote, type NoteSubject } from '@/utils/state/note';
import type { Noted } from '@/utils/voice/note-grammar';

const mara = 'mara' as CustomerId;
const subject = signal<NoteSubject | undefined>({ customerId: mara, competitors: [], url: '' });
const stops: AbortController[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

async function begin(name: string, remove?: (records: Noted) => Promise<void>) {
  const db = await openDatabase({}, name);
  const stop = new AbortController();
  stops.push(stop);
  return {
    db,
    note: createNote(db, subject, stop.signal, { author: 'Mia', locales: ['en-GB'], ...(remove === undefined ? {} : { remove }) }),
  };
}

it('waits for days in words before it saves', async () => {
  const { db, note } = await begin('note-days');
  note.write('promise: a quote tomorrow');
  await note.save();
  expect(note.state.value).toBe('saved');
  const [promise] = (await db.getAll('voices')).flat();
  expect(promise).toMatchObject({ kind: 'promise', text: 'a quote', author: 'Mia' });
  expect(promise?.dueOn !== undefined && promise.dueOn > civilDateAt(millisOf(new Date()))).toBe(true);
});

it('loads the days while a promise is typed, and not for anything else', async () => {
  const { note } = await begin('note-lazy');
  note.write('need: a lift by Friday');
  expect(note.world.value.findDays).toBeUndefined();
  note.write('promise: ');
  await vi.waitFor(() => expect(note.world.value.findDays).toBeDefined());
});

it('saves every line of a text of several notes', async () => {
  const { db, note } = await begin('note-lines');
  note.write('need: a lift\nlike Acme: fast\nlost: 50 EUR to acme');
  await note.save();
  expect((await db.getAll('voices')).flat()).toHaveLength(2);
  expect(await db.getAll('competitors')).toMatchObject([{ name: 'Acme' }]);
  expect((await db.getAll('interactions')).flat()).toMatchObject([{ team: 'sales', summary: 'lost: 50 EUR to acme' }]);
});

it('takes the last note out again and puts its words back', async () => {
  const remove = vi.fn(async () => undefined);
  const { db, note } = await begin('note-undo', remove);
  note.write('need: a lift');
  await note.save();
  expect(note.canUndo.value).toBe(true);
  await note.undo();
  expect(remove).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ voices: [expect.objectContaining({ text: 'a lift' })] }));
  expect([note.value.value, note.state.value, note.canUndo.value]).toEqual(['need: a lift', 'undone', false]);
  await vi.waitFor(async () => expect(await getDraft(db, mara)).toMatchObject({ text: 'need: a lift' }));
});

it('says when the draft is on disk, however many letters came at once', async () => {
  const { db, note } = await begin('note-kept');
  for (let end = 1; end <= 24; end += 1) note.write('promise: belts in 3 days'.slice(0, end));
  await note.kept();
  expect(await getDraft(db, mara)).toMatchObject({ text: 'promise: belts in 3 days' });
});

it('keeps the undo to its customer, and for a while', async () => {
  const { note } = await begin('note-undo-ends', async () => undefined);
  note.write('need: a lift');
  await note.save();
  subject.value = { customerId: 'other' as CustomerId, competitors: [], url: '' };
  expect(note.canUndo.value).toBe(false);
  subject.value = { customerId: mara, competitors: [], url: '' };
  note.write('need: a crane');
  await note.save();
  expect(note.canUndo.value).toBe(true);
});

it('offers no undo where nothing can take a note out', async () => {
  const { note } = await begin('note-no-undo');
  note.write('need: a lift');
  await note.save();
  expect(note.canUndo.value).toBe(false);
});
