import { noteState } from '@/utils/db/accounts';
import { answersIn } from '@/utils/db/answers';
import type { Database } from '@/utils/db/schema';
import { err, ok, type Result } from '@/utils/domain/result';
import type { AccountId } from '@/utils/sources/account';
import { type Answer, nobody } from '@/utils/sources/answer';
import type { World } from '@/utils/sources/connect';
import type { Failure } from '@/utils/sources/failure';
import type { Question } from '@/utils/sources/question';
import { createMemory } from '@/utils/sources/remember';
import type { Connected } from './connections';

export type LookUp = (id: AccountId, question: Question, isWanted: boolean) => Promise<Result<Answer, Failure>>;

/** Asks connected accounts, each question once at a time, keeps what they answer, and notes how they fare. */
export function createLookUp(
  database: () => Promise<Database>,
  connectionOf: (id: AccountId) => Promise<Connected | undefined>,
  world: World,
): LookUp {
  const memory = createMemory(answersIn(database), () => world.now());
  const never = new AbortController().signal;

  async function ask(id: AccountId, question: Question): Promise<Result<Answer, Failure>> {
    const connected = await connectionOf(id);
    if (connected === undefined) return err({ kind: 'aborted' });
    if (!connected.by.includes(question.by)) return ok({ ...nobody, account: id, source: '', asOf: world.now() });
    const answer = await connected.lookup(question, never);
    if (answer.ok || answer.error.kind !== 'aborted')
      await noteState(await database(), id, answer.ok ? undefined : answer.error, world.now());
    return answer;
  }

  return async (id, question, isWanted) => {
    const { kept, coming } = await memory.about(id, question, (asked) => ask(id, asked), isWanted);
    return coming ?? (kept === undefined ? err({ kind: 'aborted' }) : ok(kept));
  };
}
