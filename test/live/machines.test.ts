import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addCustomers, getCustomers, updateCustomer } from '@/utils/db/customers';
import { eraseCustomer } from '@/utils/db/erase';
import { factsOf } from '@/utils/db/facts';
import { addGoal, getGoals, removeGoal } from '@/utils/db/goals';
import { putLedger } from '@/utils/db/ledger-writes';
import { mergeCustomer, unmergeCustomer } from '@/utils/db/merges';
import { appendNote, type NoteRecords, removeNote } from '@/utils/db/notes';
import { removeExpired } from '@/utils/db/retention';
import type { Database } from '@/utils/db/schema';
import { writing } from '@/utils/db/session';
import { updateVoice } from '@/utils/db/voices';
import { setWallet } from '@/utils/db/wallets';
import { newCompetitor } from '@/utils/domain/competitor';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { Goal, GoalMetric, GoalScope } from '@/utils/domain/goal';
import { newId } from '@/utils/domain/id';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry, LedgerKind } from '@/utils/domain/ledger-entry';
import type { CivilDate, Millis } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { decodeSample } from '@/utils/intake/sample-file';
import { writeSample } from '@/utils/intake/sample-write';
import { joinedTeam } from '@/utils/team/joining/kept';
import { keyOf } from '@/utils/team/replica/key';
import { customerWith } from '../unit/customer';
import { allCustomers, allEntries, allVoices } from '../unit/db/contents';
import { openMachine, syncAll } from './machine';
import { describeTeam } from './team';

const customer = (name: string, more: Partial<Customer> = {}): Customer => ({ ...customerWith(name, more), id: newId<'customer'>() });
const booking = (of: Customer, kind: LedgerKind, minor: number, sourceKey = `row:${newId()}`): LedgerEntry => ({
  ...{
    id: newId<'ledger-entry'>(),
    customerId: of.id,
    on: '2026-11-02' as CivilDate,
    kind,
    minor,
    currency: 'EUR' as LedgerEntry['currency'],
  },
  sourceKey,
});
const voice = (of: Customer, text: string): Voice => ({
  ...{
    id: newId<'voice'>(),
    customerId: of.id,
    kind: 'need',
    about: 'us',
    text,
    at: 1_000 as Millis,
    author: 'Ann',
    state: 'open',
    revision: 1,
  },
});
const contact = (of: Customer, summary: string, at = Date.now()): Interaction => ({
  ...{
    id: newId<'interaction'>(),
    customerId: of.id,
    at: at as Millis,
    channel: 'call',
    team: 'sales',
    direction: 'in',
    summary,
    revision: 1,
  },
});
const goal = (metric: GoalMetric, scope: GoalScope): Goal => ({
  ...{ id: newId<'goal'>(), metric, target: 20, dueOn: '2027-01-01' as CivilDate, scope },
  ...{ setOn: '2026-11-25' as CivilDate, baseline: 10, revision: 1 },
});
const book = (db: Database, ...entries: readonly LedgerEntry[]) =>
  writing(db, ['ledger', 'ledgerRuns'], (session) =>
    putLedger(
      session,
      entries.map((after) => ({ after })),
    ),
  );
const note = (db: Database, records: Partial<NoteRecords>) =>
  appendNote(db, { interactions: [], voices: [], opportunities: [], competitors: [], ...records }, 'nobody');
const textsOf = async (db: Database) => (await allVoices(db)).map(({ text }) => text).sort();
/** Everything on a machine, as text: what is nowhere in it is not there. */
const everything = async (db: Database): Promise<string> =>
  JSON.stringify(await Promise.all([...db.objectStoreNames].filter((name) => name !== 'customers').map((name) => db.getAll(name)))) +
  JSON.stringify(await allCustomers(db));

describeTeam(
  'members of a team',
  (given) => {
    const ann = customer('Ann Berg', {
      emails: ['ann@berg.example' as Email],
      sourceKeys: ['id:7'],
      summary: { currency: 'EUR' as never, revenue: 900, cost: 400 },
    });

    it('have what another had before, with the costs where their role sees those', async () => {
      const team = await given.db.found(`Shared${newId()}`);
      const first = await openMachine(given, team, 'admin', {
        isSharing: true,
        prepare: async (db) => {
          await addCustomers(db, [ann]);
          await book(db, booking(ann, 'revenue', 100_00), booking(ann, 'goods', -60_00));
          await note(db, { voices: [voice(ann, 'a quiet motor')], interactions: [contact(ann, 'asked for a price')] });
        },
      });
      const [finance, support] = [await openMachine(given, team, 'finance'), await openMachine(given, team, 'support')];
      await syncAll(first, finance, support);
      const facts = await factsOf(finance.db, ann.id);
      expect(facts).toEqual(await factsOf(first.db, ann.id));
      expect((await allCustomers(finance.db))[0]).toMatchObject({ name: 'Ann Berg', summary: { revenue: 900, cost: 400 } });
      expect((await factsOf(support.db, ann.id)).ledger.map(({ kind }) => kind)).toEqual(['revenue']);
      expect((await allCustomers(support.db))[0]?.summary).toEqual({ currency: 'EUR', revenue: 900 });
      expect(await everything(support.db)).not.toMatch(/6000|"cost":/);
    });

    it('hear within one exchange what another noted, edited, merged and took back', async () => {
      const team = await given.db.found(`Heard${newId()}`);
      const [ben, cleo] = [await openMachine(given, team, 'sales'), await openMachine(given, team, 'support')];
      const [dora, dup] = [customer('Dora'), customer('Dora D.')];
      await addCustomers(ben.db, [dora, dup]);
      const said = voice(dora, 'belts in stock');
      const records = { interactions: [contact(dora, 'on the phone')], voices: [said], opportunities: [], competitors: [] };
      await appendNote(ben.db, records, dora.id);
      await syncAll(ben, cleo);
      expect(await textsOf(cleo.db)).toEqual(['belts in stock']);
      expect((await factsOf(cleo.db, dora.id)).interactions).toHaveLength(1);

      await updateVoice(cleo.db, said, (current) => ({ ...current, state: 'met', revision: current.revision + 1 }));
      await updateCustomer(ben.db, dora.id, (one) => ({ ...one, role: 'buyer' }));
      await mergeCustomer(cleo.db, dup.id, dora.id, 5 as Millis);
      await syncAll(cleo, ben);
      expect((await allVoices(ben.db))[0]).toMatchObject({ state: 'met' });
      expect((await getCustomers(cleo.db, [dora.id])).get(dora.id)).toMatchObject({ role: 'buyer' });
      expect((await getCustomers(ben.db, [dup.id])).get(dup.id)).toMatchObject({ mergedInto: dora.id });

      await unmergeCustomer(ben.db, dup.id, 6 as Millis);
      await removeNote(ben.db, records);
      await syncAll(ben, cleo);
      expect((await getCustomers(cleo.db, [dup.id])).get(dup.id)).not.toHaveProperty('mergedInto');
      expect([await textsOf(cleo.db), (await factsOf(cleo.db, dora.id)).interactions]).toEqual([[], []]);
    });

    it('keep both texts where two wrote at the same time, and different fields become one record', async () => {
      const team = await given.db.found(`Both${newId()}`);
      const [ben, cleo] = [await openMachine(given, team, 'sales'), await openMachine(given, team, 'support')];
      const dora = customer('Dora');
      const said = voice(dora, 'as it was');
      await addCustomers(ben.db, [dora]);
      await note(ben.db, { voices: [said] });
      await syncAll(ben, cleo);
      cleo.isOnline = false;
      await updateVoice(ben.db, said, (one) => ({ ...one, text: "Ben's words", revision: 2 }));
      await updateVoice(cleo.db, said, (one) => ({ ...one, text: "Cleo's words", revision: 2 }));
      await updateCustomer(ben.db, dora.id, (one) => ({ ...one, role: 'buyer' }));
      await updateCustomer(cleo.db, dora.id, (one) => ({ ...one, tags: ['vip'] }));
      await syncAll(ben, cleo);
      cleo.isOnline = true;
      await syncAll(cleo, ben);
      expect((await allCustomers(ben.db))[0]).toMatchObject({ role: 'buyer', tags: ['vip'] });
      expect((await allCustomers(cleo.db))[0]).toMatchObject({ role: 'buyer', tags: ['vip'] });
      const [[key, slot] = []] = await cleo.member.store.asking(10);
      expect([slot?.mine?.content?.['text'], slot?.conflict?.theirs?.['text']]).toEqual(["Cleo's words", "Ben's words"]);
      expect(await textsOf(cleo.db)).toEqual(["Cleo's words"]);
      await cleo.member.replica.resolve(key ?? keyOf('', ''), { ...slot?.conflict?.theirs, text: "Ben's words, and Cleo's" });
      await syncAll(cleo, ben);
      expect([await textsOf(ben.db), await textsOf(cleo.db)]).toEqual([["Ben's words, and Cleo's"], ["Ben's words, and Cleo's"]]);
    });

    it('forget whom one of them erased, wherever it was kept', async () => {
      const team = await given.db.found(`Erased${newId()}`);
      const [ben, cleo] = [await openMachine(given, team, 'sales'), await openMachine(given, team, 'finance')];
      const gone = customer('Zachary Quillon', { emails: ['zq@quillon.example' as Email] });
      await addCustomers(ben.db, [gone]);
      await note(ben.db, { voices: [voice(gone, 'Zachary wants silk')], interactions: [contact(gone, 'Zachary called')] });
      await book(cleo.db);
      await syncAll(ben, cleo);
      await book(cleo.db, booking(gone, 'goods', -77_77));
      await syncAll(cleo, ben);
      await eraseCustomer(ben.db, gone.id);
      expect(await everything(ben.db)).not.toMatch(/Zachary|quillon/);
      await syncAll(ben, cleo);
      for (const { db } of [ben, cleo]) {
        expect(await everything(db)).not.toMatch(/Zachary|quillon|7777/);
        expect(await db.count('tombstones')).toBeGreaterThan(0);
      }
    });

    it('no longer see costs from the moment on that their role does not, and see them again once it does', async () => {
      const team = await given.db.found(`Roles${newId()}`);
      const [ben, cleo] = [await openMachine(given, team, 'admin'), await openMachine(given, team, 'finance')];
      const shop = customer('Role Shop', { summary: { currency: 'EUR' as never, revenue: 7_000, cost: 4_321 } });
      await addCustomers(ben.db, [shop]);
      await book(ben.db, booking(shop, 'revenue', 100_00), booking(shop, 'goods', -12_34));
      await syncAll(ben, cleo);
      await updateCustomer(ben.db, shop.id, (one) => ({ ...one, role: 'buyer' }));
      await syncAll(ben, cleo);
      expect(await everything(cleo.db)).toMatch(/4321/);
      await cleo.db.put('undo', {
        importId: 'i' as never,
        chunk: 0,
        steps: [{ store: 'ledger', before: booking(shop, 'goods', -12_34), after: null }],
      });
      const setRole = (role: string) =>
        given.db.owner.query("update regard.member set role = $1::regard.role where team = $2 and subject like 'finance-%'", [role, team]);
      await setRole('support');
      await syncAll(ben, cleo);
      expect(await allEntries(cleo.db)).toHaveLength(1);
      expect(await everything(cleo.db)).not.toMatch(/4321|1234/);
      expect((await joinedTeam(cleo.db))?.membership).toMatchObject({ role: 'support', seesCosts: false });
      await setRole('finance');
      await syncAll(ben, cleo);
      expect(await allEntries(cleo.db)).toHaveLength(2);
      expect((await allCustomers(cleo.db))[0]?.summary?.cost).toBe(4_321);
    });

    it('who imported the same file have each customer and each booking once', async () => {
      const team = await given.db.found(`Twice${newId()}`);
      const imported = async (db: Database) => {
        const one = customer('Ann Berg', { sourceKeys: ['id:7'] });
        await addCustomers(db, [one]);
        await book(db, booking(one, 'revenue', 100_00, 'invoice:1/revenue'), booking(one, 'revenue', 50_00, 'invoice:2/revenue'));
      };
      const first = await openMachine(given, team, 'finance', { isSharing: true, prepare: imported });
      const second = await openMachine(given, team, 'finance', { isSharing: true, prepare: imported });
      const third = await openMachine(given, team, 'support', { isSharing: true, prepare: imported });
      await syncAll(first, second, third);
      await syncAll(first, second, third);
      for (const { db } of [first, second, third]) {
        expect((await allEntries(db)).map(({ minor }) => minor).sort()).toEqual([100_00, 50_00]);
        expect((await allCustomers(db)).filter(({ mergedInto }) => mergedInto === undefined)).toHaveLength(1);
      }
    });

    it('tell nobody of the sample, nor of contacts that one of them keeps no longer', async () => {
      const team = await given.db.found(`Own${newId()}`);
      const [ben, cleo] = [await openMachine(given, team, 'admin', { isSharing: true }), await openMachine(given, team, 'support')];
      const sample = decodeSample(JSON.parse(readFileSync('public/sample.json', 'utf8')));
      if (sample === undefined) expect.fail('the sample cannot be read');
      await writeSample(ben.db, sample, '2026-11-20' as CivilDate);
      const dora = customer('Dora');
      await addCustomers(ben.db, [dora]);
      await note(ben.db, { interactions: [contact(dora, 'long ago', 1_000), contact(dora, 'today')] });
      await syncAll(ben, cleo);
      expect((await allCustomers(cleo.db)).map(({ name }) => name)).toEqual(['Dora']);
      await removeExpired(cleo.db, 2_000 as Millis);
      await syncAll(cleo, ben);
      const left = async (db: Database) => (await factsOf(db, dora.id)).interactions.map(({ summary }) => summary);
      expect([await left(cleo.db), await left(ben.db)]).toEqual([['today'], ['today', 'long ago']]);
    });

    it('aim at the same goals, but for those made of costs, and know what a customer spends in all', async () => {
      const team = await given.db.found(`Aims${newId()}`);
      const [cleo, ben, sue] = [
        await openMachine(given, team, 'finance'),
        await openMachine(given, team, 'sales'),
        await openMachine(given, team, 'support'),
      ];
      const dora = customer('Dora');
      await addCustomers(cleo.db, [dora]);
      const [hers, costs, own] = [
        goal('netRevenue', { kind: 'customer', customerId: dora.id }),
        goal('contributionMargin', { kind: 'everybody' }),
        goal('customers', { kind: 'tag', tag: 'vip' }),
      ];
      await addGoal(cleo.db, hers);
      await addGoal(cleo.db, costs);
      await addGoal(ben.db, own);
      await setWallet(cleo.db, dora.id, { minor: 900_00, currency: 'EUR' as never, on: '2026-11-02' as CivilDate }, 5 as Millis);
      await syncAll(cleo, ben, sue);
      expect(await getGoals(cleo.db)).toEqual([hers, costs, own]);
      expect([await getGoals(ben.db), await getGoals(sue.db)]).toEqual([
        [hers, own],
        [hers, own],
      ]);
      expect((await allCustomers(sue.db))[0]).toMatchObject({ wallet: { minor: 900_00 } });

      await removeGoal(ben.db, own.id);
      await eraseCustomer(ben.db, dora.id);
      await syncAll(ben, cleo, sue);
      expect([await getGoals(cleo.db), await getGoals(ben.db), await getGoals(sue.db)]).toEqual([[costs], [], []]);
    });

    it('who type the same competitor speak of one', async () => {
      const team = await given.db.found(`Rivals${newId()}`);
      const [ben, cleo] = [await openMachine(given, team, 'sales'), await openMachine(given, team, 'support')];
      const dora = customer('Dora');
      await addCustomers(ben.db, [dora]);
      await syncAll(ben, cleo);
      for (const { db } of [ben, cleo]) {
        const rival = newCompetitor('Brackwell', []);
        await note(db, { voices: [{ ...voice(dora, 'cheaper there'), about: rival.id }], competitors: [rival] });
      }
      await syncAll(ben, cleo);
      for (const { db, member } of [ben, cleo]) {
        expect(await db.getAll('competitors')).toEqual([newCompetitor('Brackwell', [])]);
        expect((await allVoices(db)).map(({ about }) => about)).toEqual(Array(2).fill(newCompetitor('Brackwell', []).id));
        expect(await member.store.asking(10)).toEqual([]);
      }
    });

    it('find a customer at once of whom they have not heard', async () => {
      const team = await given.db.found(`Asked${newId()}`);
      const [ben, cleo] = [await openMachine(given, team, 'finance'), await openMachine(given, team, 'finance')];
      const dora = customer('Dora', { emails: ['dora@dent.example' as Email] });
      await addCustomers(ben.db, [dora]);
      await note(ben.db, { voices: [voice(dora, 'blue')] });
      await book(ben.db, booking(dora, 'revenue', 5_00));
      await ben.sync();
      expect(await cleo.member.look('dora@dent.example', new AbortController().signal)).toEqual({ ok: true, value: true });
      expect([await textsOf(cleo.db), await allEntries(cleo.db)]).toEqual([['blue'], []]);
      expect(await cleo.member.look('nobody@dent.example', new AbortController().signal)).toEqual({ ok: true, value: false });
      await cleo.sync();
      expect(await allEntries(cleo.db)).toHaveLength(1);
    });
  },
  true,
);
