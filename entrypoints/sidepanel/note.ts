import { computed } from '@preact/signals';
import { removeNote } from '@/utils/db/notes';
import type { Database } from '@/utils/db/schema';
import { createNote, type NoteModel } from '@/utils/state/note';
import { isAbout, type PanelModel, type PanelState, profileIn } from '@/utils/state/panel';
import { joinedTeam, nameIn } from '@/utils/team/joining/kept';
import { notePeople } from '@/utils/voice/note/people';
import type { ElsewhereTools } from './elsewhere';

/** The note about the customer whom the panel shows; where the user wants that, also on its way to other systems. */
export function noteIn(
  db: Database,
  panel: PanelModel,
  stop: AbortSignal,
  elsewhere: () => ElsewhereTools | undefined,
  author: string,
): NoteModel {
  const subject = computed(() => {
    const state = panel.state.value;
    const profile = profileIn(state);
    if (profile === undefined) return undefined;
    const { customer, people, colleagues, competitors, profitability } = profile;
    return {
      customerId: customer.id,
      competitors,
      people: notePeople([...people, ...colleagues]),
      currency: profitability.year.currency,
      url: pageOf(state),
    };
  });
  return createNote(db, subject, stop, {
    author,
    remove: (records) => removeNote(db, records),
    outgoing: (text, about) => elsewhere()?.outgoing(text, about) ?? [],
    onSaved: ({ out }) => out && elsewhere()?.sent(),
  });
}

/** Who writes notes here, as colleagues read it. */
export const authorIn = async (db: Database): Promise<string> => nameIn(await joinedTeam(db));

/** The page that the note is written beside; empty where it is none that shows its customer. */
function pageOf(state: PanelState): string {
  if (state.state !== 'known' && state.state !== 'led') return '';
  const isKept = state.state === 'led' && state.lead === undefined;
  return isKept && !isAbout(state.focus, state.profile.customer.id) ? '' : (state.focus?.sighting.url ?? '');
}
