import type { Database } from '@/utils/db/schema';
import { millisOf } from '@/utils/domain/time';
import type { Focus } from '@/utils/messaging/focus';
import { recordOpened } from '@/utils/state/record-opened';

/**
 * A message counts as opened once it stayed for so long, in milliseconds: hosts draw up to a second after the address changed, and until then
 * the page at the new address shows the message before.
 */
const STAYED = 2000;

/** Records the message that a tab shows, if it still shows it a moment later. */
export async function recordIfStayed(database: () => Promise<Database>, seen: Focus, now: () => Promise<Focus | undefined>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, STAYED));
  const shown = await now();
  if (shown !== undefined && nameOf(shown) === nameOf(seen)) await recordOpened(await database(), shown, millisOf(new Date()));
}

const nameOf = ({ sighting, choice }: Focus): string => JSON.stringify([sighting.url, sighting.subject, choice.customer?.email]);
