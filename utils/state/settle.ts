import type { Database } from '@/utils/db/schema';
import { updateVoice } from '@/utils/db/voices';
import { millisOf } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { withState } from '@/utils/voice/change-state';

/**
 * A promise was kept or broken, a need met or lapsed, a complaint settled, or any of them is open again: by a press of a button, now.
 * Resolves once it is on disk; pressed twice, it is done once.
 */
export async function settle(db: Database, voice: Voice, state: Voice['state'], by = ''): Promise<void> {
  await updateVoice(db, voice, (current) => withState(current, state, { at: millisOf(new Date()), by }));
}
