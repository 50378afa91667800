import type { Interaction } from '@/utils/domain/interaction';
import { type CivilDate, civilDateAt, type Millis, noonOf } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';

/** One line of the time line. */
export type TimeLineItem =
  | { readonly kind: 'interaction'; readonly at: Millis; readonly interaction: Interaction }
  | { readonly kind: 'promise'; readonly at: Millis; readonly promise: Voice; readonly isOverdue: boolean }
  | { readonly kind: 'complaint'; readonly at: Millis; readonly complaint: Voice };

/** One line of time over sales, marketing, service and support. */
export interface TimeLine {
  /** Planned contacts and promises to keep, soonest first. */
  readonly coming: readonly TimeLineItem[];
  /** What waits for somebody: newest first. */
  readonly open: readonly TimeLineItem[];
  /** Newest first. */
  readonly past: readonly TimeLineItem[];
}

/** `today` decides which promises are overdue. Both lists may come in any order. */
export function timeLineOf(interactions: readonly Interaction[], voices: readonly Voice[], today: CivilDate): TimeLine {
  const items = [...interactions.map(ofInteraction), ...voices.flatMap((voice) => ofVoice(voice, today))].sort((a, b) => b.at - a.at);
  const place = (wanted: keyof TimeLine) => items.filter((item) => placeOf(item) === wanted);
  return { coming: place('coming').reverse(), open: place('open'), past: place('past') };
}

const ofInteraction = (interaction: Interaction): TimeLineItem => ({ kind: 'interaction', at: interaction.at, interaction });

function ofVoice(voice: Voice, today: CivilDate): TimeLineItem[] {
  if (voice.kind === 'complaint') return [{ kind: 'complaint', at: voice.at, complaint: voice }];
  if (voice.kind !== 'promise') return [];
  const isOverdue = voice.state === 'open' && voice.dueOn !== undefined && voice.dueOn < today;
  const at = voice.state === 'open' && voice.dueOn !== undefined ? noonOf(voice.dueOn) : voice.at;
  return [{ kind: 'promise', at, promise: voice, isOverdue }];
}

function placeOf(item: TimeLineItem): keyof TimeLine {
  switch (item.kind) {
    case 'interaction':
      return item.interaction.status === 'planned' ? 'coming' : item.interaction.status === 'open' ? 'open' : 'past';
    case 'promise':
      return item.promise.state === 'open' ? 'coming' : 'past';
    case 'complaint':
      return item.complaint.state === 'open' ? 'open' : 'past';
  }
}

/** The day of an item in the user's own zone. */
export const dayOf = (item: TimeLineItem): CivilDate => civilDateAt(item.at);

/** The id of the record that an item is made of. */
export function idOf(item: TimeLineItem): string {
  switch (item.kind) {
    case 'interaction':
      return item.interaction.id;
    case 'promise':
      return item.promise.id;
    case 'complaint':
      return item.complaint.id;
  }
}
