import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import { putRows, rowsOf, rowsOfAll } from '@/utils/db/packs';
import { reading, writing } from '@/utils/db/session';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Interaction } from '@/utils/domain/interaction';
import type { Millis } from '@/utils/domain/time';

const named = (number: number): CustomerId => `customer-${String(number).padStart(3, '0')}` as CustomerId;

const contact = (customerId: CustomerId): Interaction => ({
  ...{ id: newId(), customerId, at: 1 as Millis, channel: 'mail', team: 'sales', direction: 'in', summary: customerId, revision: 1 },
});

it.each([
  ['that lie together', [3, 4, 5, 6]],
  ['that lie far apart', [0, 99]],
  ['of whom some have none', [1, 2, 3, 4]],
  ['that nobody has', [500, 501]],
  ['of whom there are none', []],
])('the rows of customers %s are those of each', async (_, numbers) => {
  const db = await openDatabase({}, `packs-${numbers.join()}`);
  const ids = Array.from({ length: 100 }, (_one, number) => named(number));
  await addCustomers(
    db,
    ids.map((id) => ({
      ...{ id, kind: 'person', name: id, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
      ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1 },
    })) as Customer[],
  );
  const rows = ids.filter((_id, index) => index !== 2).flatMap((id) => [contact(id), contact(id)]);
  await writing(db, ['interactions'], (session) => putRows(session, 'interactions', rows));
  const wanted = numbers.map(named);
  const [together, each] = await reading(db, ['interactions'], async (session) => [
    await rowsOfAll(session, 'interactions', wanted),
    await Promise.all(wanted.map(async (id) => [id, await rowsOf(session, 'interactions', id)] as const)),
  ]);
  expect(together).toEqual(new Map(each.filter(([, of]) => of.length > 0)));
  db.close();
});
