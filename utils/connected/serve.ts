import type { Database } from '@/utils/db/schema';
import { err } from '@/utils/domain/result';
import type { BackgroundCalls } from '@/utils/messaging/protocol';
import { readPolicy } from '@/utils/settings/policy/kept';
import { allowsSource } from '@/utils/settings/policy/policy';
import type { World } from '@/utils/sources/connect';
import { createConnections } from './connections';
import { accountIn, questionIn, record, valuesIn } from './decode';
import { createFollower } from './follow';
import { createLookUp } from './look-up';
import { createOutbox } from './outbox';
import { remindOf, remindToFollow } from './remind';
import { sampleOf, type Trial, tryOut } from './try-out';

type Calls = 'lookUp' | 'sendNotes' | 'followSources' | 'trySource' | 'sampleSource';
type Served = { readonly [Call in Calls]: (input: unknown) => Promise<ReturnType<BackgroundCalls[Call]>> };

/** Answers the calls about other systems. Nothing is asked of any vendor but in answer to one of them; by an alarm notes that wait are sent, and accounts heard that are followed. */
export function serveConnected(
  database: () => Promise<Database>,
  world: World,
): { readonly calls: Served; readonly sendNotes: () => Promise<void>; readonly follow: () => Promise<void> } {
  const connectionOf = createConnections(database, world);
  const lookUp = createLookUp(database, connectionOf, world);
  const outbox = createOutbox(database, connectionOf, world);
  // Before as well: the background may be stopped in between.
  const hear = createFollower(database, connectionOf, world, () => remindToFollow('more'));
  const follow = async () => remindToFollow(await hear());
  const sendNotes = async () => remindOf(await outbox(), sendNotes);
  const mayTry = async ({ sourceId, values }: Trial) => allowsSource(await readPolicy(await database()), sourceId, values);
  const calls: Served = {
    sendNotes,
    async followSources() {
      void follow().catch((error: unknown) => console.error('[regard]', error));
    },
    async lookUp(input) {
      const { account, question, isWanted } = record(input);
      const [id, asked] = [accountIn(account), questionIn(question)];
      return id === undefined || asked === undefined ? err({ kind: 'aborted' }) : lookUp(id, asked, isWanted === true);
    },
    async trySource(input) {
      const trial = trialIn(input);
      return trial === undefined || !(await mayTry(trial)) ? err({ kind: 'aborted' }) : tryOut(trial, world);
    },
    async sampleSource(input) {
      const trial = trialIn(input);
      return trial === undefined || !(await mayTry(trial)) ? err({ kind: 'aborted' }) : sampleOf(trial, world);
    },
  };
  return { calls, sendNotes, follow };
}

function trialIn(input: unknown): Trial | undefined {
  const { account, sourceId, values, question } = record(input);
  const [id, asked] = [accountIn(account), questionIn(question)];
  if (id === undefined || asked === undefined || typeof sourceId !== 'string') return undefined;
  return { account: id, sourceId, values: valuesIn(values), question: asked };
}
