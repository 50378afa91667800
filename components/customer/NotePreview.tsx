import { i18n } from '#i18n';
import { dayText } from '@/components/ui/Day';
import { Tag } from '@/components/ui/Tag';
import type { Competitor } from '@/utils/domain/voice';
import { type ParsedNote, parseNote } from '@/utils/voice/note-grammar';

/** Whom a note is about, and whom its words can name. */
export interface NotePreviewContext {
  readonly name: string;
  readonly competitors: readonly Competitor[];
}

export interface NotePreviewProps {
  readonly value: string;
  readonly context: NotePreviewContext;
}

/** What the words will be recorded as. */
export function NotePreview({ value, context }: NotePreviewProps) {
  const note = parseNote(value);
  if (note.kind === 'empty') return <>{i18n.t('panel.note.hint')}</>;
  return (
    <>
      <Tag tone="accent">{kindOf(note)}</Tag> {aboutOf(note, context)}
    </>
  );
}

type Written = Exclude<ParsedNote, { kind: 'empty' }>;

function kindOf(note: Written): string {
  if (note.kind === 'note') return i18n.t('panel.note.kind.note');
  return note.kind === 'contact' ? i18n.t(`panel.channel.${note.channel}`) : i18n.t(`panel.note.kind.${note.voice}`);
}

function aboutOf(note: Written, { name, competitors }: NotePreviewContext): string {
  if (note.kind === 'note') return i18n.t('panel.note.on', [name]);
  if (note.kind === 'contact') {
    return note.minutes === undefined ? i18n.t('panel.note.with', [name]) : i18n.t('panel.note.withMinutes', [name, note.minutes]);
  }
  switch (note.voice) {
    case 'promise':
      return note.dueOn === undefined ? i18n.t('panel.note.noDue', [name]) : i18n.t('panel.note.due', [name, dayText(note.dueOn)]);
    case 'like':
    case 'dislike':
      return opinionAbout(note.about, competitors);
    default:
      return i18n.t('panel.note.of', [name]);
  }
}

function opinionAbout(about: string | null, competitors: readonly Competitor[]): string {
  if (about === null) return i18n.t('panel.note.aboutUs');
  const isSame = (known: string) => known.toLowerCase() === about.toLowerCase();
  const known = competitors.find((competitor) => [competitor.name, ...competitor.aliases].some(isSame));
  return known ? i18n.t('panel.note.about', [known.name]) : i18n.t('panel.note.aboutNew', [about]);
}
