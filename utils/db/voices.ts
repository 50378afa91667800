import type { Voice } from '@/utils/domain/voice';
import { announceChange } from './changes';
import { keepReplaced } from './history';
import { putRows, rowsOf } from './packs';
import type { Database } from './schema';
import { writing } from './session';

/**
 * Edits what a customer said as it stands when it is written, so that no edit made meanwhile is lost, and keeps the revision that it
 * replaces. Resolves, once it is on disk, to the new revision; undefined where the record is gone or `edit` makes nothing of it.
 */
export async function updateVoice(
  db: Database,
  { id, customerId }: Pick<Voice, 'id' | 'customerId'>,
  edit: (current: Voice) => Voice | undefined,
): Promise<Voice | undefined> {
  const edited = await writing(db, ['voices', 'history'], async (session) => {
    const current = (await rowsOf(session, 'voices', customerId)).find((voice) => voice.id === id);
    const next = current && edit(current);
    if (current === undefined || next === undefined) return undefined;
    await Promise.all([keepReplaced(session.transaction, 'voices', current), putRows(session, 'voices', [next])]);
    return next;
  });
  if (edited !== undefined) announceChange({ kinds: ['voice'], customerIds: [customerId] });
  return edited;
}
