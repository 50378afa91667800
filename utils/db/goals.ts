import type { CustomerId } from '@/utils/domain/customer';
import type { Goal, GoalId } from '@/utils/domain/goal';
import { announceChange } from './changes';
import type { Database } from './schema';
import { type Session, type WriteSession, writing } from './session';
import { touch } from './touched';

/** All goals, in the order in which they were set: their ids sort by time. */
export const goalsIn = ({ transaction }: Session): Promise<Goal[]> => transaction.objectStore('goals').getAll();

export const getGoals = (db: Database): Promise<Goal[]> => db.getAll('goals');

export async function addGoal(db: Database, goal: Goal): Promise<void> {
  await writing(db, ['goals'], (session) => putGoals(session, [goal]));
  announceChange({ kinds: ['goal'] });
}

export async function removeGoal(db: Database, id: GoalId): Promise<void> {
  await writing(db, ['goals'], (session) => removeGoals(session, [id]));
  announceChange({ kinds: ['goal'] });
}

/** Adds goals, or writes them as they are now. */
export async function putGoals(session: WriteSession, goals: readonly Goal[]): Promise<void> {
  await Promise.all(goals.map((goal) => session.transaction.objectStore('goals').put(goal)));
  touch(
    session,
    'goal',
    goals.map(({ id }) => id),
  );
}

export async function removeGoals(session: WriteSession, ids: readonly GoalId[]): Promise<void> {
  await Promise.all(ids.map((id) => session.transaction.objectStore('goals').delete(id)));
  touch(session, 'goal', ids);
}

/** An aim for one customer goes with them, wherever it is kept. */
export async function forgetGoalsFor({ transaction }: WriteSession, customers: ReadonlySet<CustomerId>): Promise<void> {
  const store = transaction.objectStore('goals');
  const own = (await store.getAll()).filter(({ scope }) => scope.kind === 'customer' && customers.has(scope.customerId));
  await Promise.all(own.map(({ id }) => store.delete(id)));
}
