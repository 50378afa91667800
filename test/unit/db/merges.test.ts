import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf } from '@/utils/db/company-group';
import { addCustomers, getCustomers, updateCustomer } from '@/utils/db/customers';
import { eraseCustomer } from '@/utils/db/erase';
import { factsOfAll } from '@/utils/db/facts';
import { mergeCustomer, unmergeCustomer } from '@/utils/db/merges';
import { appendNote } from '@/utils/db/notes';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { Millis } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { contents } from './contents';

const at = 1 as Millis;
const id = (name: string) => name as CustomerId;
const customer = (name: string, rest: Partial<Customer> = {}): Customer => ({
  ...{ id: id(name), kind: 'person', name, emails: [`${name}@home.example` as Email], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: at, updatedAt: at, revision: 1, ...rest },
});
const voice = (customerId: CustomerId, text: string): Voice => ({
  ...{ id: text as Voice['id'], customerId, kind: 'need', about: 'us', text, at, author: 'me', state: 'open', revision: 1 },
});
const base = async (name: string, ...customers: Customer[]): Promise<Database> => {
  const db = await openDatabase({}, name);
  await addCustomers(db, customers);
  return db;
};

describe('a merge', () => {
  it('shows one customer with what both have, and takes nothing from either', async () => {
    const db = await base('merge', customer('a', { tags: ['vip'] }), customer('b', { role: 'Buyer' }), customer('c'));
    await mergeCustomer(db, id('c'), id('b'), at);
    await mergeCustomer(db, id('b'), id('a'), at);
    for (const any of ['a', 'b', 'c']) {
      const group = await groupOf(db, id(any));
      expect(group?.customer).toMatchObject({ id: 'a', role: 'Buyer', emails: ['a@home.example', 'b@home.example', 'c@home.example'] });
      expect(group?.ids).toEqual(['a', 'b', 'c']);
    }
    expect((await getCustomers(db, [id('b')])).get(id('b'))).toMatchObject({ emails: ['b@home.example'], mergedInto: 'a', revision: 2 });
  });

  it.each<[why: string, from: string, into: string]>([
    ['itself', 'a', 'a'],
    ['circle', 'a', 'c'],
    ['merged', 'b', 'd'],
    ['kinds', 'd', 'firm'],
    ['kinds', 'firm', 'd'],
    ['gone', 'a', 'nobody'],
  ])('is refused: %s (%s into %s)', async (why, from, into) => {
    const db = await base(
      `refused-${from}-${into}`,
      ...['a', 'b', 'c', 'd'].map((name) => customer(name)),
      customer('firm', { kind: 'company' }),
    );
    await mergeCustomer(db, id('b'), id('a'), at);
    await mergeCustomer(db, id('c'), id('b'), at);
    const before = await contents(db);
    expect(await mergeCustomer(db, id(from), id(into), at)).toEqual({ ok: false, error: why });
    expect(await contents(db)).toEqual(before);
  });

  it('brings the people of a company to the one that is left, and a person to their own company alone', async () => {
    const db = await base(
      'merged-companies',
      ...['north', 'south', 'other'].map((name) => customer(name, { kind: 'company' })),
      customer('branch', { kind: 'company', parentId: id('south') }),
      customer('ann', { companyId: id('north') }),
      customer('bob', { companyId: id('south') }),
      customer('eve', { companyId: id('branch') }),
      customer('ann twice', { companyId: id('other') }),
    );
    await mergeCustomer(db, id('south'), id('north'), at);
    await mergeCustomer(db, id('ann twice'), id('ann'), at);
    const group = await groupOf(db, id('south'));
    expect(group?.customer.id).toBe('north');
    expect(group?.people.map(({ name }) => name).sort()).toEqual(['ann', 'bob', 'eve']);
    expect(group?.subsidiaries.map(({ name }) => name)).toEqual(['branch']);
    expect([...(group?.ids ?? [])].sort()).toEqual(['ann', 'ann twice', 'bob', 'branch', 'eve', 'north', 'south']);
    expect((await groupOf(db, id('other')))?.ids).toEqual(['other']);
  });

  it('is forgotten with the one that is left: both are the same customer to whoever asks to be erased', async () => {
    const db = await base('erased', customer('a'), customer('b'), customer('c'));
    await mergeCustomer(db, id('b'), id('a'), at);
    await eraseCustomer(db, id('a'));
    expect((await contents(db)).customers.map(({ name }) => name)).toEqual(['c']);
    expect((await contents(db)).history).toEqual([]);
  });
});

type Step = { readonly do: 'merge' | 'unmerge' | 'edit' | 'note'; readonly one: string; readonly other: string };

describe('un-merging', () => {
  const names = ['a', 'b', 'c', 'd'];
  const name = fc.constantFrom(...names);
  const step = fc.record({ do: fc.constantFrom('merge', 'unmerge', 'edit', 'note'), one: name, other: name }) as fc.Arbitrary<Step>;

  it('is the exact inverse of merging, whatever was done in between', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        run += 1;
        const [merging, plain] = [
          await base(`history-${run}`, ...names.map((each) => customer(each))),
          await base(`plain-${run}`, ...names.map((each) => customer(each))),
        ];
        for (const [index, { do: what, one, other }] of steps.entries()) {
          if (what === 'merge') await mergeCustomer(merging, id(one), id(other), at);
          if (what === 'unmerge') await unmergeCustomer(merging, id(one), at);
          for (const db of what === 'edit' || what === 'note' ? [merging, plain] : []) {
            if (what === 'edit') await updateCustomer(db, id(one), (before) => ({ ...before, tags: [...before.tags, `${index}`] }));
            else
              await appendNote(
                db,
                { interactions: [], voices: [voice(id(one), `note ${index}`)], opportunities: [], competitors: [] },
                one,
              );
          }
        }
        for (const each of names) await unmergeCustomer(merging, id(each), at);
        expect(await settled(merging)).toEqual(await settled(plain));
        for (const each of names) expect((await groupOf(merging, id(each)))?.ids).toEqual([each]);
        const facts = async (db: Database) => [...(await factsOfAll(db, names.map(id)))];
        expect(await facts(merging)).toEqual(await facts(plain));
        merging.close();
        plain.close();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** Everything there is but the counts of revisions, and the earlier revisions: a merge is an edit, and is remembered as one. */
async function settled(db: Database) {
  const { history, ...rest } = await contents(db);
  return { ...rest, customers: rest.customers.map(({ revision, ...each }) => each) };
}
