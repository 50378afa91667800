import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { eraseAll, eraseCustomer } from '@/utils/db/erase';
import { addGoal, getGoals, removeGoal } from '@/utils/db/goals';
import { openDatabase } from '@/utils/db/open';
import type { Goal, GoalId, GoalScope } from '@/utils/domain/goal';
import type { CivilDate } from '@/utils/domain/time';
import { customerWith } from '../customer';

const goal = (id: string, scope: GoalScope = { kind: 'everybody' }): Goal => ({
  ...{ id: id as GoalId, metric: 'customers', target: 20, dueOn: '2027-01-01' as CivilDate, scope },
  ...{ setOn: '2026-11-25' as CivilDate, baseline: 10, revision: 1 },
});

it('are kept in the order in which they were set, until they are removed', async () => {
  const db = await openDatabase({}, 'goals');
  await addGoal(db, goal('1'));
  await addGoal(db, goal('2', { kind: 'tag', tag: 'vip' }));
  expect((await getGoals(db)).map(({ id }) => id)).toEqual(['1', '2']);
  await removeGoal(db, '1' as GoalId);
  expect((await getGoals(db)).map(({ id }) => id)).toEqual(['2']);
});

it('for a customer go with them, and all of them with everything', async () => {
  const db = await openDatabase({}, 'goals-erased');
  const ann = customerWith('Ann');
  await addCustomers(db, [ann]);
  await addGoal(db, goal('all'));
  await addGoal(db, goal('hers', { kind: 'customer', customerId: ann.id }));
  await eraseCustomer(db, ann.id);
  expect((await getGoals(db)).map(({ id }) => id)).toEqual(['all']);
  await eraseAll(db, { keepsSettings: true });
  expect(await getGoals(db)).toEqual([]);
});
