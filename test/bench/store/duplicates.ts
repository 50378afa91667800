import { suggestedPairs } from '@/utils/state/all-duplicates';
import { line, type StoreLine, timed } from './line';
import { oursWith } from './peers';

/** So long may the page that looks for duplicates leave a key unanswered, in milliseconds. */
const LONGEST = 50;

/** Looks for duplicates among so many customers of whom none is one: how long it takes, and the longest that the page answers nobody. */
export async function run({ customers: count }: { readonly customers: number }): Promise<StoreLine[]> {
  const { db } = await oursWith('duplicates', count);
  let longest = 0;
  let last = performance.now();
  const channel = new MessageChannel();
  let isRunning = true;
  // Each message waits for the task before it.
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isRunning) setTimeout(() => channel.port2.postMessage(null));
  };
  channel.port2.postMessage(null);
  let found = 0;
  const took = await timed(async () => {
    found = (await suggestedPairs(db)).length;
  });
  isRunning = false;
  db.close();
  if (found > 0) throw new Error(`${found} pairs were suggested where there are none`);
  return [
    line(`duplicates looked for among ${count} customers`, took, null, null, 1),
    line(`the longest that the page answers nobody meanwhile, ${count} customers`, longest, null, { ms: LONGEST }, 1),
  ];
}
