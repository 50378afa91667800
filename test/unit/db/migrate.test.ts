import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { findBySourceKeys, getCustomer } from '@/utils/db/customers';
import { factsOf } from '@/utils/db/facts';
import { migrations } from '@/utils/db/migrations';
import { openDatabase } from '@/utils/db/open';
import type { CustomerId } from '@/utils/domain/customer';
import { allCustomers, allEntries, allInteractions } from './contents';

const customers = Array.from({ length: 1100 }, (_, index) => ({
  ...{ id: `c${index}`, kind: 'person', name: `Name ${index}`, emails: [], domains: [], phones: [], tags: [], sourceKeys: [`id:${index}`] },
  ...{ createdAt: 1, updatedAt: 1, revision: 1 },
}));
const entries = Array.from({ length: 5000 }, (_, index) => ({
  ...{ id: `e${index}`, customerId: index < 4500 ? 'c7' : `c${index % 1100}`, on: '2026-01-02', kind: 'revenue' },
  ...{ minor: index, currency: 'EUR', sourceKey: `invoice:${index}/revenue` },
}));
const orphan = { ...entries[0], id: 'orphan', customerId: 'gone', sourceKey: 'invoice:gone/revenue' };
const interactions = Array.from({ length: 1200 }, (_, index) => ({
  ...{ id: `i${index}`, customerId: index < 1100 ? 'c7' : 'nobody', at: index, channel: 'call', team: 'sales', direction: 'in' },
  ...{ summary: `Call ${index}`, revision: 1 },
}));

describe('a full database of version 1', () => {
  it('is brought over with every record, also of customers who are not there', { timeout: 60_000 }, async () => {
    const old = await openDatabase({}, 'full', migrations.slice(0, 1));
    for (const [store, records] of Object.entries({ customers, ledger: [...entries, orphan], interactions })) {
      const transaction = old.transaction(store as 'imports', 'readwrite');
      await Promise.all(records.map((record) => transaction.store.put(record as never)));
    }
    old.close();

    const db = await openDatabase({}, 'full');
    expect(await allCustomers(db)).toHaveLength(1101);
    expect(
      (
        await findBySourceKeys(
          db,
          customers.map(({ sourceKeys }) => sourceKeys[0] ?? ''),
        )
      ).size,
    ).toBe(1100);
    expect((await allEntries(db)).reduce((sum, { minor }) => sum + minor, 0)).toBe(entries.reduce((sum, { minor }) => sum + minor, 0));
    expect(await allEntries(db)).toHaveLength(5001);
    expect(await allInteractions(db)).toHaveLength(1200);
    const facts = await factsOf(db, 'c7' as CustomerId);
    expect([facts.ledger.length, facts.interactions.length]).toEqual([
      entries.filter(({ customerId }) => customerId === 'c7').length,
      1100,
    ]);
    expect((await factsOf(db, 'nobody' as CustomerId)).interactions).toHaveLength(100);
    expect(await getCustomer(db, 'gone' as CustomerId)).toMatchObject({ name: 'gone' });
    expect((await factsOf(db, 'gone' as CustomerId)).ledger).toHaveLength(1);
  });
});

it('leaves version 1 as it was where moving its records fails half-way', async () => {
  const old = await openDatabase({}, 'half', migrations.slice(0, 1));
  await old.put('customers', customers[0] as never);
  // A record that no version ever wrote: the move stumbles over it after it moved the first.
  await old.put('customers', { ...customers[1], emails: null } as never);
  old.close();
  await expect(openDatabase({}, 'half')).rejects.toThrow();
  const again = await openDatabase({}, 'half', migrations.slice(0, 1));
  expect([...again.objectStoreNames]).toContain('interactions');
  expect([...again.objectStoreNames]).not.toContain('hints');
  expect(await again.getAll('customers')).toHaveLength(2);
});
