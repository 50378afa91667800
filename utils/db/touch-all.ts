import { everyCustomer } from './customers';
import type { Database } from './schema';
import type { Touched } from './touched';

const SOME = 100;

/** Everything that is here is to be told. */
export async function touchAll(db: Database): Promise<void> {
  const competitors = (await db.getAllKeys('competitors')).map((id): Touched => ({ kind: 'competitor', id }));
  const goals = (await db.getAllKeys('goals')).map((id): Touched => ({ kind: 'goal', id }));
  if (competitors.length + goals.length > 0) await db.add('teamLog', [...competitors, ...goals]);
  for await (const customers of everyCustomer(db))
    for (let at = 0; at < customers.length; at += SOME)
      await db.add('teamLog', [{ kind: 'all', customerIds: customers.slice(at, at + SOME).map(({ id }) => id) }]);
}
