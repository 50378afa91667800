import { computed } from '@preact/signals';
import { removeNote } from '@/utils/db/notes';
import type { Database } from '@/utils/db/schema';
import { createNote, type NoteModel } from '@/utils/state/note';
import type { PanelModel } from '@/utils/state/panel';
import { notePeople } from '@/utils/voice/note/people';

/** The note about the customer whom the panel shows. */
export function noteIn(db: Database, panel: PanelModel, stop: AbortSignal): NoteModel {
  const subject = computed(() => {
    const state = panel.state.value;
    if (state.state !== 'known') return undefined;
    const { customer, people, colleagues, competitors, profitability } = state.profile;
    return {
      customerId: customer.id,
      competitors,
      people: notePeople([...people, ...colleagues]),
      currency: profitability.year.currency,
      url: state.focus.sighting.url,
    };
  });
  return createNote(db, subject, stop, { remove: (records) => removeNote(db, records) });
}
