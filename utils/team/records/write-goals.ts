import { putGoals, removeGoals } from '@/utils/db/goals';
import type { WriteSession } from '@/utils/db/session';
import type { Goal, GoalId } from '@/utils/domain/goal';
import { type Coming, isGoing, ofKind } from './heard';
import { fieldsOf } from './kinds';
import type { Local } from './local';

/** Writes the goals among what was heard. */
export async function writeGoals(session: WriteSession, coming: Coming, local: Local): Promise<void> {
  const own = ofKind(coming, 'goal');
  const put = own.flatMap(({ id, shown }): Goal[] => {
    const fields = shown === null ? undefined : fieldsOf('goal', shown);
    return fields?.ok ? [{ ...fields.value, id: id as GoalId, revision: (local.goals.get(id)?.revision ?? 0) + 1 }] : [];
  });
  await putGoals(session, put);
  await removeGoals(
    session,
    own.filter(isGoing).map(({ id }) => id as GoalId),
  );
}
