import { computed } from '@preact/signals';
import type { VNode } from 'preact';
import { browser } from 'wxt/browser';
import { Elsewhere } from '@/components/elsewhere/Elsewhere';
import { NotesOut } from '@/components/elsewhere/NotesOut';
import type { ElsewhereActions } from '@/components/elsewhere/remedy';
import { StrangerElsewhere } from '@/components/elsewhere/StrangerElsewhere';
import { holdOrigins } from '@/utils/db/held-origins';
import { removeNoteOut } from '@/utils/db/outbox';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { siteOf } from '@/utils/domain/site';
import { call } from '@/utils/messaging/call';
import type { NoteOut } from '@/utils/sources/note-out';
import type { NewCustomer } from '@/utils/state/add-customer';
import { createElsewhere, type Subject } from '@/utils/state/elsewhere';
import { createNotesOut } from '@/utils/state/notes-out';
import type { PanelModel, PanelState } from '@/utils/state/panel';
import { questionsAbout } from '@/utils/state/questions';
import { takingOverIn } from './take-over';

/** What other systems say of whom the panel shows. It is loaded where one is connected. */
export interface ElsewhereTools {
  /** As a section; undefined where no system is connected (any more). */
  known(isCovered: boolean): VNode | undefined;
  stranger(address: string, onAdd: (customer: NewCustomer) => void): VNode | undefined;
  /** Under the note: where else it goes, and what became of those that went there; undefined where no system takes notes. */
  aside(): VNode | undefined;
  /** The note for the systems that the user chose. */
  outgoing(text: string, about: CustomerId): readonly NoteOut[];
  /** Notes were saved that are to be sent. */
  sent(): void;
}

export function elsewhereIn(db: Database, panel: PanelModel, stop: AbortSignal): ElsewhereTools {
  const subject = computed(() => subjectOf(panel.state.value));
  const model = createElsewhere(
    db,
    subject,
    { lookUp: (account, question, isWanted) => call('lookUp', { account, question, isWanted }), seen },
    stop,
  );
  const actions: ElsewhereActions = {
    onAskAgain: ({ id }) => model.askAgain(id),
    // Must ask for the permission before anything is awaited: the browser wants to see the click.
    onAllow({ id }, origin) {
      const pattern = siteOf(origin) ?? `${origin}/*`;
      // Written while the user reads the question: it is allowed to be asked, not to be read.
      void holdOrigins(db, [pattern]);
      void browser.permissions.request({ origins: [pattern] }).then((isAllowed) => {
        if (isAllowed) model.askAgain(id);
      });
    },
    onSettings: ({ id }) => void browser.tabs.create({ url: browser.runtime.getURL(`/options.html#account-${id}`) }),
  };
  const taking = takingOverIn(db, panel, model.view, stop);
  const notes = createNotesOut(db, panel, model.view, stop);
  const send = () => void call('sendNotes', null);
  return {
    aside: () =>
      notes.targets.value.length + notes.notes.value.length === 0 ? undefined : (
        <NotesOut
          targets={notes.targets.value}
          notes={notes.notes.value}
          onChoose={notes.choose}
          onAgain={(id) => void notes.again(id).then(send)}
          onGiveUp={(id) => void removeNoteOut(db, id)}
        />
      ),
    outgoing: notes.outgoing,
    sent: send,
    known: (isCovered) =>
      model.view.value && (
        <Elsewhere view={model.view.value} isCovered={isCovered} taken={taking.taken.value} onTakeOver={taking.takeOver} {...actions} />
      ),
    stranger: (address, onAdd) =>
      model.view.value && <StrangerElsewhere view={model.view.value} address={address} onAdd={onAdd} {...actions} />,
  };
}

function subjectOf(state: PanelState): Subject | undefined {
  switch (state.state) {
    case 'known': {
      const { match, person, profile } = state;
      const questions = questionsAbout(profile.customer, person.email);
      if (match.by !== 'domain' && match.by !== 'sharedMailbox') return { questions, isStranger: false };
      // Only their company is known here: they may be known there.
      return { questions: [{ by: 'email', value: person.email }, ...questions], isStranger: true };
    }
    case 'led':
      return { questions: questionsAbout(state.profile.customer), isStranger: false };
    case 'unknown':
      return { questions: [{ by: 'email', value: state.person.email }], isStranger: true };
    default:
      return undefined;
  }
}

/** Whoever has the panel behind another window or tab has nothing asked there. */
async function seen(): Promise<void> {
  if (document.visibilityState === 'visible') return;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
  });
}
