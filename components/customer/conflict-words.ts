import { i18n } from '#i18n';
import { dayText } from '@/components/ui/Day';
import { writtenText } from '@/components/ui/hidden-figures';
import { moneyText } from '@/components/ui/money-text';
import type { QuotePlace } from '@/utils/domain/quote-place';
import { civilDateAt } from '@/utils/domain/time';
import { detailsText } from '@/utils/i18n/list';
import type { Party } from '@/utils/voice/conflicts';

/** One record of a conflict in words: what, by whom, when, and where it was said. */
export interface PartyWords {
  readonly key: string;
  readonly text: string;
  readonly details: string;
  readonly url?: string | undefined;
  readonly quote?: string | undefined;
  readonly place?: QuotePlace | undefined;
}

export function partyInWords(party: Party): PartyWords {
  switch (party.kind) {
    case 'voice': {
      const { id, kind, text, author, at, dueOn, minor, currency, url, quote, quotePlace: place } = party.voice;
      const amount = minor === undefined || currency === undefined ? '' : `${moneyText({ minor, currency })} `;
      const due = dueOn === undefined ? [] : [i18n.t('panel.voice.dueOn', [dayText(dueOn)])];
      const details = [i18n.t(`panel.note.kind.${kind}`), ...due, author, dayText(civilDateAt(at))];
      return { key: id, text: `${amount}${writtenText(text)}`, details: joined(details), url, quote, place };
    }
    case 'interaction': {
      const { id, channel, team, by = '', summary, at, url, status } = party.interaction;
      const planned = status === 'planned' ? [i18n.t('panel.voice.planned')] : [];
      const details = [...planned, i18n.t(`panel.channel.${channel}`), i18n.t(`panel.team.${team}`), by, dayText(civilDateAt(at))];
      return { key: id, text: writtenText(summary), details: joined(details), url };
    }
    case 'opportunity': {
      const { id, title, minor, currency, openedOn } = party.opportunity;
      return {
        key: id,
        text: writtenText(title),
        details: joined([i18n.t('panel.voice.deal'), moneyText({ minor, currency }), dayText(openedOn)]),
      };
    }
  }
}

const joined = (parts: readonly string[]): string => detailsText(parts.filter((part) => part !== ''));
