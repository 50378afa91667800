import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { findBySourceKey } from '@/utils/db/customers';
import { factsOf } from '@/utils/db/facts';
import { appendNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { updateVoice } from '@/utils/db/voices';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import type { ApplyOptions } from '@/utils/intake/apply';
import { undoImport } from '@/utils/intake/undo';
import { allInteractions, allOpportunities, allVoices, contents } from '../db/contents';
import { csv, imported, planned } from './files';

const NOTHING = {
  ...{ customers: [], ledger: [], interactions: [], voices: [], opportunities: [] },
  ...{ competitors: [], imports: [], history: [], undo: [] },
};

const PEOPLE = csv('customer id,name,email,company', 'K1,Ada Byron,ada@acme.example,Acme Ltd', 'K2,Bo Chen,bo@brook.example,Brook GmbH');
const DEALS_HEADER = 'id,deal name,email,company,amount,currency,stage,probability,lost reason,competitor,created,close date';
const DEALS = csv(
  DEALS_HEADER,
  'D1,Saw,ada@acme.example,,1200.50,GBP,Proposal,40 %,,Rook Tools,2026-01-02,2026-06-01',
  'D2,Press,,Brook GmbH,5000,EUR,Closed lost,20 %,too slow,rook tools,2026-02-02,2026-03-01',
  'D3,Lathe,eve@dale.example,Dale & Co,900,EUR,Closed won,,,,2026-02-03,2026-03-02',
  'D4,Drill,ada@acme.example,,,GBP,Proposal,,,,2026-02-03,',
);
const CONTACTS = csv(
  'id,date,email,channel,team,direction,subject,minutes',
  'T1,2026-01-02 10:00,ada@acme.example,phone,support,inbound,Blade is blunt,12',
  'T2,2026-01-03 11:00,bo@brook.example,email,sales,outbound,Quote for a press,5',
);
const VOICES = csv(
  'date,email,kind,about,text,quote,due date,author',
  '2026-01-02,ada@acme.example,promise,,Send the offer,,2026-01-09,Kim',
  '2026-01-02,ada@acme.example,like,Rook,Cheap blades,"so cheap",,Kim',
  '2026-01-05,bo@brook.example,need,,Belt guard,,,Kim',
);
const LISTS = [
  ['opportunities', DEALS, { added: 3, refused: 1 }],
  ['interactions', CONTACTS, { added: 2, refused: 0 }],
  ['voices', VOICES, { added: 3, refused: 0 }],
] as const;

let db: Database;
let count = 0;
beforeEach(async () => {
  count += 1;
  db = await openDatabase({}, `import-facts-${count}`);
});

describe.each(LISTS)('a list of %s', (kind, file, { added, refused }) => {
  it('is written to the customers that it names, found or made', async () => {
    await apply(PEOPLE);
    expect(await apply(file)).toMatchObject({ kind, added, changed: 0, unchanged: 0, refused });
    const ada = await findBySourceKey(db, 'id:K1');
    const facts = ada && (await factsOf(db, ada.id));
    expect(facts?.[kind].length).toBeGreaterThan(0);
  });

  it('says beforehand what it would do, and writes nothing for that', async () => {
    await apply(PEOPLE);
    const before = await contents(db);
    const dry = await plan(file);
    expect(dry).toMatchObject({ kind, counts: { added, changed: 0, unchanged: 0, refused }, sums: [], comparison: { compared: 0 } });
    expect(await contents(db)).toEqual(before);
  });

  it('imported again changes nothing', async () => {
    await apply(PEOPLE);
    await apply(file);
    const before = await contents(db);
    expect((await plan(file)).counts).toEqual({ added: 0, changed: 0, unchanged: added, refused });
    expect(await apply(file)).toMatchObject({ added: 0, changed: 0, unchanged: added, refused });
    expect({ ...(await contents(db)), imports: [] }).toEqual({ ...before, imports: [] });
  });

  it('taken back leaves exactly what was there', async () => {
    await apply(PEOPLE);
    const before = await contents(db);
    const job = await apply(file);
    expect(await undoImport(db, job.id)).toMatchObject({ restored: 0, kept: 0 });
    expect(await contents(db)).toEqual(before);
  });

  it('alone makes its customers, and taken back leaves nothing', async () => {
    const job = await apply(file);
    await undoImport(db, job.id);
    expect(await contents(db)).toEqual(NOTHING);
  });
});

describe('opportunities', () => {
  it('of a later export bring the records up to date, keep what they replace, and are taken back', async () => {
    await apply(PEOPLE);
    await apply(DEALS);
    const before = await contents(db);
    const later = csv(
      DEALS_HEADER,
      'D1,Saw,ada@acme.example,,1200.50,GBP,Closed lost,40 %,price,Rook Tools,2026-01-02,2026-06-01',
      'D5,Vice,ada@acme.example,,80,GBP,Proposal,,,Finch & Sons,2026-04-02,',
    );
    const job = await apply(later);
    expect(job).toMatchObject({ added: 1, changed: 1 });
    const [saw] = (await allOpportunities(db)).filter(({ title }) => title === 'Saw');
    expect(saw).toMatchObject({ stage: 'lost', reason: 'price', revision: 2, closedOn: '2026-06-01' });
    expect(await db.getAll('history')).toMatchObject([{ store: 'opportunities', record: { stage: 'open', revision: 1 } }]);
    expect((await db.getAll('competitors')).map(({ name }) => name).sort()).toEqual(['Finch & Sons', 'Rook Tools']);
    expect(await undoImport(db, job.id)).toEqual({ removed: 1, restored: 1, kept: 0 });
    expect(await contents(db)).toEqual(before);
  });

  it('go with the customer whom a later export names, and come back', async () => {
    await apply(PEOPLE);
    await apply(DEALS);
    const before = await contents(db);
    const job = await apply(csv(DEALS_HEADER, 'D1,Saw,bo@brook.example,,1200.50,GBP,Proposal,,,,2026-01-02,2026-06-01'));
    const bo = await findBySourceKey(db, 'id:K2');
    expect((await allOpportunities(db)).filter(({ title }) => title === 'Saw')).toMatchObject([{ customerId: bo?.id, revision: 2 }]);
    await undoImport(db, job.id);
    expect(await contents(db)).toEqual(before);
  });
});

describe('rows of one id', () => {
  const header = 'ticket id,date,email,channel,direction,subject';

  it('are records of their own where they say something else, else the same row', async () => {
    const file = csv(
      header,
      'T1,2026-01-02,ada@acme.example,ticket,inbound,Blunt',
      'T1,2026-01-03,ada@acme.example,ticket,outbound,Re: Blunt',
      'T1,2026-01-02,ada@acme.example,ticket,inbound,Blunt',
    );
    expect(await apply(file)).toMatchObject({ added: 2, unchanged: 1 });
    expect(await apply(file)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });
});

describe('an undo', () => {
  it('never loses a later edit of what an import changed', async () => {
    await apply(VOICES);
    const job = await apply(
      csv('date,email,kind,about,text,due date,author', '2026-01-02,ada@acme.example,promise,,Send the offer,2026-01-16,Kim'),
    );
    expect(job).toMatchObject({ changed: 1 });
    const promise = await promised();
    await updateVoice(db, promise, (current) => ({ ...current, state: 'kept', revision: current.revision + 1 }));
    expect(await undoImport(db, job.id)).toEqual({ removed: 0, restored: 0, kept: 1 });
    expect(await promised()).toMatchObject({ dueOn: '2026-01-16', state: 'kept' });
  });

  it('keeps a customer and a competitor that a note names', async () => {
    const job = await apply(VOICES);
    const { customerId } = await promised();
    const [rook] = await db.getAll('competitors');
    const note: Voice = {
      ...{ id: newId<'voice'>(), customerId, kind: 'dislike', about: rook?.id ?? 'us', text: 'Slow', at: 1 as Millis },
      ...{ author: '', state: 'open', revision: 1 },
    };
    await appendNote(db, { interactions: [], voices: [note], opportunities: [], competitors: [] }, customerId);
    expect(await undoImport(db, job.id)).toMatchObject({ kept: 1 });
    expect(await allVoices(db)).toEqual([note]);
    expect(await db.getAll('competitors')).toEqual([rook]);
  });

  it('takes back a list that was broken off, and importing goes on where it stopped', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => `2026-01-02,c${index % 97}@acme.example,phone,inbound,Call ${index}`);
    const file = csv('date,email,channel,direction,subject', ...rows);
    const stop = new AbortController();
    const broken = await apply(file, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(broken).toMatchObject({ rows: 500, added: 500 });
    expect(await apply(file)).toMatchObject({ rows: 1200, added: 700, unchanged: 500 });
    expect((await allInteractions(db)).length).toBe(1200);
    await undoImport(db, broken.id);
    expect((await allInteractions(db)).length).toBe(700);
  });
});

async function promised(): Promise<Voice> {
  const found = (await allVoices(db)).find(({ kind }) => kind === 'promise');
  if (found === undefined) throw new Error('there is no promise');
  return found;
}

const apply = (file: File, options?: Partial<ApplyOptions>) => imported(db, file, options);
const plan = (file: File) => planned(db, file);
