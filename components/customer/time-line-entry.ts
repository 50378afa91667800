import { i18n } from '#i18n';
import type { Team } from '@/utils/domain/interaction';
import type { QuotePlace } from '@/utils/domain/quote-place';
import { type CivilDate, daysBetween } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import { readerLocale } from '@/utils/i18n/locale';
import { dayOf, idOf, type TimeLine, type TimeLineItem } from '@/utils/voice/time-line';

/** One line of the time line in words. */
export interface Entry {
  readonly key: string;
  readonly on: CivilDate;
  readonly team: Team | 'voice';
  readonly text: string;
  /** What, by whom, how long: quiet words under the text. */
  readonly details: readonly string[];
  /** A word that asks to be seen. */
  readonly tag?: { readonly word: string; readonly tone: 'loss' | 'plain' | 'gain' };
  readonly url?: string;
  /** Words of the page at that address. */
  readonly quote?: string | undefined;
  readonly quotePlace?: QuotePlace | undefined;
}

/** Minutes that were measured come in tenths. */
const minutesText = (minutes: number): string => new Intl.NumberFormat(readerLocale(), { maximumFractionDigits: 1 }).format(minutes);

/** The words for an item of the time line. */
export function entryOf(item: TimeLineItem, place: keyof TimeLine, today: CivilDate): Entry {
  const on = dayOf(item);
  const waiting = i18n.t('panel.time.waiting', Math.max(0, daysBetween(on, today)));
  switch (item.kind) {
    case 'interaction': {
      const { id, channel, team, by, minutes, summary, url, quote, quotePlace } = item.interaction;
      const details = [
        i18n.t(`panel.channel.${channel}`),
        i18n.t(`panel.team.${team}`),
        ...(by === undefined ? [] : [by]),
        ...(minutes === undefined ? [] : [i18n.t('panel.time.minutes', [minutesText(minutes)])]),
      ];
      const tag = place === 'open' ? { tag: { word: waiting, tone: 'loss' } as const } : {};
      return { key: id, on, team, text: summary, details, quote, quotePlace, ...tag, ...(url === undefined ? {} : { url }) };
    }
    case 'promise':
      return { ...voiceEntry(item.promise, on, 'promise'), tag: promiseTag(item.promise, item.isOverdue) };
    case 'complaint':
      return {
        ...voiceEntry(item.complaint, on, 'complaint'),
        ...(place === 'open' ? { tag: { word: waiting, tone: 'loss' } as const } : {}),
      };
  }
}

function voiceEntry({ id, text, author, url, quote, quotePlace }: Voice, on: CivilDate, kind: 'promise' | 'complaint'): Entry {
  const details = [i18n.t(`panel.time.${kind}`), author].filter((word) => word !== '');
  return { key: id, on, team: 'voice', text, details, quote, quotePlace, ...(url === undefined ? {} : { url }) };
}

function promiseTag({ state }: Voice, isOverdue: boolean): NonNullable<Entry['tag']> {
  if (isOverdue) return { word: i18n.t('panel.time.overdue'), tone: 'loss' };
  if (state === 'kept' || state === 'met') return { word: i18n.t('panel.time.kept'), tone: 'gain' };
  if (state === 'broken') return { word: i18n.t('panel.time.broken'), tone: 'loss' };
  return { word: i18n.t(state === 'lapsed' ? 'panel.time.lapsed' : 'panel.time.due'), tone: 'plain' };
}

/** Finds the words for a record of the time line by its id; they are put together only for those asked for. */
export function entriesById(timeLine: TimeLine, today: CivilDate): (id: string) => Entry | undefined {
  let places: ReadonlyMap<string, readonly [keyof TimeLine, TimeLineItem]> | undefined;
  return (id) => {
    places ??= new Map(
      (['coming', 'open', 'past'] as const).flatMap((place) => timeLine[place].map((item) => [idOf(item), [place, item]] as const)),
    );
    const found = places.get(id);
    return found && entryOf(found[1], found[0], today);
  };
}
