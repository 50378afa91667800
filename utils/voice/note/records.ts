import { newCompetitor } from '@/utils/domain/competitor';
import type { CustomerId } from '@/utils/domain/customer';
import { newId } from '@/utils/domain/id';
import type { Interaction, Team } from '@/utils/domain/interaction';
import { findNamed } from '@/utils/domain/named';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { QuotePlace } from '@/utils/domain/quote-place';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import type { Competitor, CompetitorId, Voice } from '@/utils/domain/voice';
import type { WrittenNote } from './parse';

/** Who notes it, about whom, and when. */
export interface NoteContext {
  readonly customerId: CustomerId;
  readonly at: Millis;
  readonly author: string;
  readonly url?: string;
  /** The words that were selected on the page when the note was begun. */
  readonly quote?: string;
  readonly quotePlace?: QuotePlace;
  readonly competitors: readonly Competitor[];
}

/** What one note becomes: what is on the time line, what was said, deals that went elsewhere, and competitors first named in it. */
export interface Noted {
  readonly interactions: readonly Interaction[];
  readonly voices: readonly Voice[];
  readonly opportunities: readonly Opportunity[];
  readonly competitors: readonly Competitor[];
}

const nothing: Noted = { interactions: [], voices: [], opportunities: [], competitors: [] };

/** The records of several notes; a competitor named for the first time in two of them is one. */
export function recordsOfAll(notes: readonly WrittenNote[], context: NoteContext): Noted {
  return notes.reduce<Noted>((sum, note) => {
    const noted = recordsOf(note, { ...context, competitors: [...context.competitors, ...sum.competitors] });
    return {
      interactions: [...sum.interactions, ...noted.interactions],
      voices: [...sum.voices, ...noted.voices],
      opportunities: [...sum.opportunities, ...noted.opportunities],
      competitors: [...sum.competitors, ...noted.competitors],
    };
  }, nothing);
}

/** The records that a note becomes; a competitor named for the first time is one of them. */
export function recordsOf(note: WrittenNote, context: NoteContext): Noted {
  switch (note.kind) {
    case 'note':
      return { ...nothing, interactions: [interactionOf(context, { channel: 'note', direction: 'internal', summary: note.text })] };
    case 'contact': {
      const { channel, text: summary, minutes, person } = note;
      const time = minutes === undefined ? {} : { minutes };
      const who = person === undefined ? {} : { personId: person.id };
      return { ...nothing, interactions: [interactionOf(context, { channel, direction: 'out', summary, ...time, ...who })] };
    }
    case 'voice':
      return voiceOf(note, context);
    case 'lost':
      return lostOf(note, context);
  }
}

type Particulars = Pick<Interaction, 'channel' | 'direction' | 'summary'> & Partial<Pick<Interaction, 'minutes' | 'personId' | 'team'>>;

function interactionOf(context: NoteContext, particulars: Particulars): Interaction {
  const team: Team = 'service';
  return { ...baseOf(context), id: newId(), team, by: context.author, status: 'done', ...particulars };
}

function voiceOf(note: Extract<WrittenNote, { kind: 'voice' }>, context: NoteContext): Noted {
  const { about, added } = competitorNamed(note.about, context.competitors);
  const voice: Voice = {
    ...baseOf(context),
    id: newId(),
    kind: note.voice,
    about,
    text: note.text,
    author: context.author,
    state: 'open',
    ...(note.dueOn === undefined ? {} : { dueOn: note.dueOn }),
    ...(note.amount === undefined ? {} : { minor: note.amount.minor, currency: note.amount.currency }),
    ...(note.person === undefined ? {} : { personId: note.person.id }),
  };
  return { ...nothing, voices: [voice], competitors: added };
}

/** A lost deal is also a line on the time line: what was learnt, and when. */
function lostOf(note: Extract<WrittenNote, { kind: 'lost' }>, context: NoteContext): Noted {
  const { about, added } = competitorNamed(note.to, context.competitors);
  const on = civilDateAt(context.at);
  const id: Opportunity['id'] = newId();
  const opportunity: Opportunity = {
    id,
    customerId: context.customerId,
    title: note.text,
    minor: note.amount.minor,
    currency: note.amount.currency,
    stage: 'lost',
    probability: 0,
    ...(note.reason === undefined ? {} : { reason: note.reason }),
    ...(about === 'us' ? {} : { competitorId: about }),
    openedOn: on,
    closesOn: on,
    closedOn: on,
    sourceKey: `note:${id}`,
    revision: 1,
  };
  const summary = note.line;
  const interaction = interactionOf(context, { channel: 'note', direction: 'internal', team: 'sales', summary });
  return { ...nothing, interactions: [interaction], opportunities: [opportunity], competitors: added };
}

const baseOf = ({ customerId, at, url, quote, quotePlace }: NoteContext) =>
  ({
    customerId,
    at,
    ...(quote === undefined ? {} : { quote }),
    ...(quotePlace === undefined ? {} : { quotePlace }),
    ...(url === undefined ? {} : { url }),
    revision: 1,
  }) as const;

function competitorNamed(
  name: string | null,
  competitors: readonly Competitor[],
): { about: 'us' | CompetitorId; added: readonly Competitor[] } {
  if (name === null) return { about: 'us', added: [] };
  const found = findNamed(name, competitors);
  if (found) return { about: found.id, added: [] };
  const competitor = newCompetitor(name, competitors);
  return { about: competitor.id, added: [competitor] };
}
