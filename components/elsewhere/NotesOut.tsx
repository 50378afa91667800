import { i18n } from '#i18n';
import { sourceFailureInWords } from '@/utils/i18n/source';
import type { AccountId } from '@/utils/sources/account';
import type { NoteOut, NoteOutId } from '@/utils/sources/note-out';
import type { NoteTarget } from '@/utils/state/notes-out';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import styles from './notes-out.module.css';

const { out, target, list, words, quiet, problem, buttons } = styles;

type Named = NoteOut & { readonly label: string };

export interface NotesOutProps {
  readonly targets: readonly NoteTarget[];
  /** With what each system is called. */
  readonly notes: readonly Named[];
  readonly onChoose: (account: AccountId, isChosen: boolean) => void;
  readonly onAgain: (id: NoteOutId) => void;
  readonly onGiveUp: (id: NoteOutId) => void;
}

/** Where else the note goes, and what became of those that went there. */
export function NotesOut({ targets, notes, onChoose, onAgain, onGiveUp }: NotesOutProps) {
  return (
    <div class={out}>
      {notes.length > 0 && (
        <ul class={list} aria-label={i18n.t('panel.out.title')}>
          {notes.map((note) => (
            <li key={note.id}>
              <span class={words}>{note.text}</span>
              <span role="status" class={isStuck(note) ? problem : quiet}>
                {note.state.kind === 'sent' && <Icon name="check" />}
                {stateInWords(note)}
              </span>
              {isStuck(note) && (
                <span class={buttons}>
                  <Button variant="link" onClick={() => onAgain(note.id)}>
                    {i18n.t('panel.out.again')}
                  </Button>
                  <Button variant="link" onClick={() => onGiveUp(note.id)}>
                    {i18n.t('panel.out.giveUp')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {targets.map(({ account, title, isChosen }) => (
        <label key={account.id} class={target}>
          <input type="checkbox" checked={isChosen} onChange={({ currentTarget }) => onChoose(account.id, currentTarget.checked)} />
          <span>
            {i18n.t('panel.out.also', [account.label])} <span class={quiet}>{title}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

/** Whether the user has to say what becomes of it. */
const isStuck = ({ state: { kind } }: NoteOut): boolean => kind === 'refused' || kind === 'unsure';

function stateInWords({ state, label }: Named): string {
  switch (state.kind) {
    case 'waiting':
      return state.failure === undefined
        ? i18n.t('panel.out.waiting', [label])
        : `${i18n.t('panel.out.waiting', [label])} ${sourceFailureInWords(label, state.failure)}`;
    case 'sending':
      return i18n.t('panel.out.sending', [label]);
    case 'sent':
      return i18n.t('panel.out.sent', [label]);
    case 'refused':
      return state.failure.kind === 'forbidden' ? i18n.t('panel.out.forbidden', [label]) : sourceFailureInWords(label, state.failure);
    case 'unsure':
      return i18n.t('panel.out.unsure', [label]);
  }
}
