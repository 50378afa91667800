import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCustomers, getCustomer } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import type { Millis } from '@/utils/domain/time';
import { suggestedPairs } from '@/utils/state/all-duplicates';
import { twinsOf } from '@/utils/state/duplicates';
import { createDuplicates } from '@/utils/state/portfolio/duplicates';
import { takeStep } from '@/utils/state/same-customer';

const id = (name: string) => name as CustomerId;

const customer = (key: string, name: string, rest: Partial<Customer> = {}): Customer => ({
  ...{ id: id(key), kind: 'person', name, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1, ...rest },
});
const emails = (...texts: string[]) => ({ emails: texts as Email[] });

let count = 0;
async function base(customers: readonly Customer[]): Promise<Database> {
  count += 1;
  const db = await openDatabase({}, `all-duplicates-${count}`);
  await addCustomers(db, customers);
  return db;
}
const keysIn = async (db: Database) => (await suggestedPairs(db)).map(({ first, second }) => `${first.id} ${second.id}`);

describe('suggestedPairs', () => {
  it.each([
    ['the same address', customer('a', 'Ann', emails('ann@acme.example')), customer('b', 'A. Bell', emails('ann@acme.example'))],
    ['the same mailbox', customer('a', 'Ann', emails('ann@acme.example')), customer('b', 'Ann B', emails('ann+shop@acme.example'))],
    ['the same number', customer('a', 'Ann', { phones: ['+441632960123'] }), customer('b', 'Bob', { phones: ['01632 960123'] })],
    ['the same name at a company', customer('a', 'Ann Bell', { companyId: id('c') }), customer('b', 'ann bell', { companyId: id('c') })],
    [
      'the same name at a domain',
      customer('a', 'Ann Bell', emails('ann@acme.example')),
      customer('b', 'Ann Bell', emails('bell@uk.acme.example')),
    ],
    ['the same name but for the form', customer('a', 'Acme Ltd', { kind: 'company' }), customer('b', 'ACME', { kind: 'company' })],
    [
      'the same domain',
      customer('a', 'Acme', { kind: 'company', domains: ['acme.example' as DomainName] }),
      customer('b', 'Acme Tools', { kind: 'company', domains: ['acme.example' as DomainName] }),
    ],
  ])('finds %s', async (_, first, second) => {
    expect(await keysIn(await base([first, customer('z', 'Somebody Else', emails('z@else.example')), second]))).toEqual(['a b']);
  });

  it.each([
    ['a mail provider', customer('a', 'Ann Bell', emails('ann1@gmail.com')), customer('b', 'Ann Bell', emails('ann2@gmail.com'))],
    ['a shared mailbox', customer('a', 'Ann', emails('info@acme.example')), customer('b', 'Bob', emails('info@acme.example'))],
    ['a person and a company', customer('a', 'Acme'), customer('b', 'Acme', { kind: 'company' })],
    [
      'one that is merged already',
      customer('a', 'Ann', emails('a@x.example')),
      customer('b', 'Ann', { ...emails('a@x.example'), mergedInto: id('a') }),
    ],
  ])('suggests nobody for %s', async (_, first, second) => {
    expect(await keysIn(await base([first, second]))).toEqual([]);
  });

  it('says nothing of a number that many share, and puts the likely ones first', async () => {
    const switchboard = Array.from({ length: 9 }, (_, at) => customer(`s${at}`, `Person ${at}`, { phones: ['+441632960999'] }));
    const weak = ['w1', 'w2'].map((key) => customer(key, `Weak ${key}`, { phones: ['+441632960111'] }));
    const strong = ['x1', 'x2'].map((key) => customer(key, `Strong ${key}`, emails('x@acme.example')));
    expect(await keysIn(await base([...switchboard, ...weak, ...strong]))).toEqual(['x1 x2', 'w1 w2']);
  });

  it('suggests whom the panel suggests, whoever there is', async () => {
    const person = fc.record({
      name: fc.constantFrom('Ann Bell', 'Bob Cole', 'Cy Dee'),
      emails: fc.subarray(['ann@acme.example', 'ann+a@acme.example', 'bell@uk.acme.example', 'info@acme.example', 'bob@gmail.com']),
      phones: fc.subarray(['+441632960123', '01632960124']),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(person, { maxLength: 6 }), async (people) => {
        const all = people.map((each, at) => customer(`p${at}`, each.name, { emails: each.emails as Email[], phones: each.phones }));
        const db = await base(all);
        const wanted = new Set<string>();
        for (const one of all) for (const twin of await twinsOf(db, one, [])) wanted.add([one.id, twin.customer.id].sort().join(' '));
        expect(new Set(await keysIn(db))).toEqual(wanted);
        db.close();
      }),
      { numRuns: 25 },
    );
  });

  it('stops where the page is closed', async () => {
    const db = await base([customer('a', 'Ann'), customer('b', 'Bob')]);
    await expect(suggestedPairs(db, { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

describe('createDuplicates', () => {
  const pair = [customer('a', 'Ann', emails('ann@acme.example')), customer('b', 'Anna', emails('ann@acme.example'))];
  const found = async () => {
    const db = await base(pair);
    const model = createDuplicates(db, new AbortController().signal);
    await model.look();
    const [first] = model.state.value.state === 'found' ? model.state.value.pairs : [];
    if (first === undefined) throw new Error('nobody was found');
    return { db, model, first };
  };

  it('merges a pair, and takes it back', async () => {
    const { db, model, first } = await found();
    await model.decide(first, 'merge');
    expect((await getCustomer(db, id('b')))?.mergedInto).toBe('a');
    expect(model.decided.value.get(first.key)).toBe('merge');
    await model.undo(first);
    expect(await getCustomer(db, id('b'))).not.toHaveProperty('mergedInto');
    expect(model.decided.value.size).toBe(0);
  });

  it('remembers that they differ, and forgets it again', async () => {
    const { db, model, first } = await found();
    await model.decide(first, 'differ');
    expect(await keysIn(db)).toEqual([]);
    await model.undo(first);
    expect(await keysIn(db)).toEqual(['a b']);
  });

  it('says why a pair cannot be merged any more', async () => {
    const { db, model, first } = await found();
    await takeStep(db, { kind: 'merge', id: id('b'), into: id('a') });
    await model.decide(first, 'merge');
    expect(model.decided.value.get(first.key)).toEqual({ refused: 'merged' });
  });
});
