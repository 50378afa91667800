import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { dayText } from '@/components/ui/Day';
import { moneyText } from '@/components/ui/money-text';
import { Tag } from '@/components/ui/Tag';
import { findNamed } from '@/utils/domain/named';
import type { Competitor } from '@/utils/domain/voice';
import { nearestNamed } from '@/utils/voice/names';
import { type NoteWorld, parseNotes, type WrittenNote } from '@/utils/voice/note-grammar';
import styles from './NoteComposer.module.css';

const { previews } = styles;

/** Whom a note is about, and whom its words can name. */
export interface NotePreviewContext {
  readonly name: string;
  readonly competitors: readonly Competitor[];
  /** What else its words may refer to. */
  readonly world?: NoteWorld;
}

export interface NotePreviewProps {
  readonly value: string;
  readonly context: NotePreviewContext;
  /** Puts a known name in the place of one that was probably misspelt. */
  readonly onCorrect: (written: string, name: string) => void;
}

/** What the words will be recorded as: one line for each note. */
export function NotePreview({ value, context, onCorrect }: NotePreviewProps) {
  const notes = parseNotes(value, context.world);
  if (notes.length === 0) return <>{i18n.t('panel.note.hint')}</>;
  return (
    <ul class={previews}>
      {notes.map((note, index) => (
        <li key={index}>
          <Tag tone="accent">{kindOf(note)}</Tag> {aboutOf(note, context)}
          <Meant note={note} competitors={context.competitors} onCorrect={onCorrect} />
        </li>
      ))}
    </ul>
  );
}

function kindOf(note: WrittenNote): string {
  switch (note.kind) {
    case 'note':
    case 'lost':
      return i18n.t(`panel.note.kind.${note.kind}`);
    case 'contact':
      return i18n.t(`panel.channel.${note.channel}`);
    case 'voice':
      return i18n.t(`panel.note.kind.${note.voice}`);
  }
}

function aboutOf(note: WrittenNote, context: NotePreviewContext): string {
  switch (note.kind) {
    case 'note':
      return note.lacks === 'amount' ? i18n.t('panel.note.lacksAmount') : i18n.t('panel.note.on', [context.name]);
    case 'contact': {
      const name = note.person?.name ?? context.name;
      return note.minutes === undefined ? i18n.t('panel.note.with', [name]) : i18n.t('panel.note.withMinutes', [name, note.minutes]);
    }
    case 'lost': {
      const amount = moneyText(note.amount);
      const to = note.to === null ? undefined : sideOf(note.to, context.competitors);
      const lost = to === undefined ? i18n.t('panel.note.lostNobody', [amount]) : i18n.t('panel.note.lostTo', [amount, to]);
      return note.reason === undefined ? lost : `${lost}${i18n.t('panel.note.because', [note.reason])}`;
    }
    case 'voice':
      return voiceAbout(note, context);
  }
}

function voiceAbout(note: Extract<WrittenNote, { kind: 'voice' }>, { name, competitors }: NotePreviewContext): string {
  const who = note.person?.name ?? name;
  switch (note.voice) {
    case 'promise':
      return note.dueOn === undefined ? i18n.t('panel.note.noDue', [who]) : i18n.t('panel.note.due', [who, dayText(note.dueOn)]);
    case 'like':
    case 'dislike':
      return opinionAbout(note.about, competitors);
    case 'price':
      if (note.amount === undefined) return i18n.t('panel.note.noAmount');
      return note.about === null
        ? i18n.t('panel.note.amountTold', [moneyText(note.amount), who])
        : i18n.t('panel.note.amountAbout', [moneyText(note.amount), sideOf(note.about, competitors)]);
    default:
      return i18n.t('panel.note.of', [who]);
  }
}

function opinionAbout(about: string | null, competitors: readonly Competitor[]): string {
  if (about === null) return i18n.t('panel.note.aboutUs');
  const known = findNamed(about, competitors);
  return known ? i18n.t('panel.note.about', [known.name]) : i18n.t('panel.note.aboutNew', [about]);
}

const sideOf = (about: string, competitors: readonly Competitor[]): string =>
  findNamed(about, competitors)?.name ?? i18n.t('panel.note.newCompetitor', [about]);

interface MeantProps {
  readonly note: WrittenNote;
  readonly competitors: readonly Competitor[];
  readonly onCorrect: NotePreviewProps['onCorrect'];
}

/** Asks whether a new name is a slip of the pen: two are never made one without a word. */
function Meant({ note, competitors, onCorrect }: MeantProps) {
  const written = note.kind === 'voice' ? note.about : note.kind === 'lost' ? note.to : null;
  if (written === null || findNamed(written, competitors) !== undefined) return null;
  const near = nearestNamed(written, competitors);
  if (near === undefined) return null;
  return (
    <>
      {'. '}
      <Button variant="link" onClick={() => onCorrect(written, near.name)}>
        {i18n.t('panel.note.meant', [near.name])}
      </Button>
    </>
  );
}
