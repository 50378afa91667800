import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import {
  addCustomers,
  everyCustomer,
  findByEmails,
  findByNames,
  findByPhones,
  findBySourceKeys,
  getCustomer,
  peopleOf,
  resolveMerged,
  subsidiariesOf,
  updateCustomer,
} from '@/utils/db/customers';
import { ALWAYS, foldHints } from '@/utils/db/hint-fold';
import { openDatabase } from '@/utils/db/open';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';

const customer = (id: string, rest: object = {}): Customer =>
  ({
    ...{ id, kind: 'person', name: id, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
    ...{ createdAt: 1, updatedAt: 1, revision: 1, ...rest },
  }) as unknown as Customer;
const ann = 'ann@acme.example' as Email;
const names = (customers: Iterable<Customer>) => [...customers].map(({ name }) => name);

describe('customers', () => {
  it('are found by all that they bear, before and after the hints are folded', async () => {
    const db = await openDatabase({}, 'find-all');
    const company = customer('acme', { kind: 'company', name: 'Ácme  Ltd', parentId: 'holding' });
    await addCustomers(db, [
      company,
      customer('ann', { emails: [ann], phones: ['+44 20 7946 0001'], sourceKeys: ['id:1'], companyId: 'acme' }),
    ]);
    for (const fold of [async () => undefined, () => foldHints(db, ALWAYS)]) {
      await fold();
      expect(names((await findByEmails(db, [ann])).get(ann) ?? [])).toEqual(['ann']);
      expect(names((await findByPhones(db, ['+442079460001'])).get('+442079460001') ?? [])).toEqual(['ann']);
      expect(names((await findByNames(db, ['acme ltd'])).get('acme ltd') ?? [])).toEqual(['Ácme  Ltd']);
      expect(names((await findBySourceKeys(db, ['id:1', 'id:2'])).values())).toEqual(['ann']);
      expect(names(await peopleOf(db, company.id))).toEqual(['ann']);
      expect(names(await subsidiariesOf(db, 'holding' as never))).toEqual(['Ácme  Ltd']);
    }
  });

  it('are found by what an edit gave them, no more by what it took, and the old revision is kept', async () => {
    const db = await openDatabase({}, 'find-edited');
    const id = customer('ann').id;
    const later = 'ann@dale.example' as Email;
    await addCustomers(db, [customer('ann', { emails: [ann] })]);
    expect((await updateCustomer(db, id, (was) => ({ ...was, emails: [later] })))?.revision).toBe(2);
    expect([...(await findByEmails(db, [ann, later])).keys()]).toEqual([later]);
    expect(await db.getAll('history')).toMatchObject([{ key: 'ann@1', record: { emails: [ann] } }]);
  });

  it('come from many blocks, each once', async () => {
    const db = await openDatabase({}, 'find-many');
    const many = Array.from({ length: 1100 }, (_, index) => customer(`c${index}`, { emails: [`c${index}@acme.example`] }));
    for (let at = 0; at < many.length; at += 100) await addCustomers(db, many.slice(at, at + 100));
    const emails = many.flatMap(({ emails: own }) => own);
    expect((await findByEmails(db, emails)).size).toBe(1100);
    const all: Customer[] = [];
    for await (const some of everyCustomer(db)) all.push(...some);
    expect(all).toEqual(many);
  });

  it('that nobody knows cost no look at the disk', async () => {
    const db = await openDatabase({}, 'find-nobody');
    await addCustomers(db, [customer('ann', { emails: [ann] })]);
    await findByEmails(db, [ann]);
    // The write tells this context as well, a moment later.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await findByEmails(db, [ann]);
    const begun = vi.spyOn(db, 'transaction');
    expect((await findByEmails(db, ['nobody@acme.example' as Email])).size).toBe(0);
    expect(begun).not.toHaveBeenCalled();
  });

  it('that another connection added are found once it says so, also after it folded the hints', async () => {
    const [here, there] = [await openDatabase({}, 'find-coherent'), await openDatabase({}, 'find-coherent')];
    expect((await findByEmails(here, [ann])).size).toBe(0);
    await addCustomers(there, [customer('ann', { emails: [ann] })]);
    await vi.waitFor(async () => expect((await findByEmails(here, [ann])).size).toBe(1));
    await foldHints(there, ALWAYS);
    const bob = 'bob@acme.example' as Email;
    await addCustomers(there, [customer('bob', { emails: [bob] })]);
    await vi.waitFor(async () => expect((await findByEmails(here, [ann, bob])).size).toBe(2));
    // A writer compares inside its transaction, whatever it heard.
    await addCustomers(here, [customer('cy')]);
    await addCustomers(there, [customer('dee')]);
    expect((await getCustomer(here, customer('cy').id))?.name).toBe('cy');
    expect((await everybody(here)).map(({ name }) => name)).toEqual(['ann', 'bob', 'cy', 'dee']);
  });

  it('are found though another context has cut the hints anew and was not heard yet', { timeout: 30_000 }, async () => {
    const many = Array.from({ length: 9000 }, (_, index) => customer(`c${index}`, { emails: [`c${index}@acme.example`] }));
    const emails = many.flatMap(({ emails: own }) => own);
    const here = await openDatabase({}, 'find-refolded');
    await addCustomers(here, many.slice(0, 5000));
    await foldHints(here, ALWAYS);
    await new Promise((resolve) => setTimeout(resolve, 20));
    // Of two shards this loads one.
    expect((await findByEmails(here, emails.slice(0, 1))).size).toBe(1);
    const silent = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => undefined);
    vi.resetModules();
    const elsewhere = { ...(await import('@/utils/db/customers')), ...(await import('@/utils/db/hint-fold')) };
    const there = await (await import('@/utils/db/open')).openDatabase({}, 'find-refolded');
    await elsewhere.addCustomers(there, many.slice(5000));
    await elsewhere.foldHints(there, ALWAYS);
    expect((await findByEmails(here, emails.slice(0, 5000))).size).toBe(5000);
    silent.mockRestore();
  });

  it('that were merged lead to the record that they are in, however often', async () => {
    const db = await openDatabase({}, 'find-merged');
    const [a, b, c, lost, round] = [
      customer('a', { mergedInto: 'b' }),
      customer('b', { mergedInto: 'c' }),
      customer('c'),
      customer('lost', { mergedInto: 'gone' }),
      customer('round', { mergedInto: 'round' }),
    ];
    await addCustomers(db, [a, b, c, lost, round]);
    expect(names(await resolveMerged(db, [a, c, lost, round]))).toEqual(['c', 'c', 'lost', 'round']);
  });
});

async function everybody(database: Awaited<ReturnType<typeof openDatabase>>): Promise<Customer[]> {
  const all: Customer[] = [];
  for await (const some of everyCustomer(database)) all.push(...some);
  return all;
}
