import { i18n } from '#i18n';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';
import type { FieldFault } from '@/utils/sources/fields';
import { readerLocale } from './locale';
import type messages from './locales/en.json';

type FieldName = keyof typeof messages.sources.field;
type ChoiceName = keyof typeof messages.sources.choice;
type SourceName = keyof typeof messages.sources.hint;

/** Why a source gave no answer, as one sentence. `label` is the vendor's name. */
export function sourceFailureInWords(label: string, failure: Failure): string {
  switch (failure.kind) {
    case 'rateLimited':
      return i18n.t('sources.failure.rateLimited', [label, momentInWords(failure.until)]);
    case 'unavailable':
      return i18n.t('sources.failure.unavailable', [label, String(failure.status)]);
    case 'refused':
      return i18n.t('sources.failure.refused', [label, String(failure.status), failure.said]);
    case 'changed':
      return failure.where === ''
        ? i18n.t('sources.failure.changed', [label])
        : i18n.t('sources.failure.changedAt', [label, failure.where]);
    case 'notPermitted':
      return i18n.t('sources.failure.notPermitted', [label, failure.origin]);
    case 'incomplete':
      return i18n.t('sources.failure.incomplete', [label, fieldInWords(failure.field)]);
    default:
      return i18n.t(`sources.failure.${failure.kind}`, [label]);
  }
}

/** A moment in figures, with its day. */
export const momentInWords = (moment: Millis): string =>
  new Date(moment).toLocaleString(readerLocale(), { dateStyle: 'short', timeStyle: 'short' });

/** How old an answer is: `as of 12 minutes ago, refreshing`. */
export function ageInWords(asOf: Millis, now: Millis, isRefreshing: boolean): string {
  const age = ageOf(Math.max(0, now - asOf) / 60_000);
  return isRefreshing ? i18n.t('sources.age.refreshing', [age]) : age;
}

function ageOf(minutes: number): string {
  if (minutes < 1) return i18n.t('sources.age.now');
  if (minutes < 60) return i18n.t('sources.age.minutes', Math.floor(minutes));
  if (minutes < 48 * 60) return i18n.t('sources.age.hours', Math.floor(minutes / 60));
  return i18n.t('sources.age.days', Math.floor(minutes / (24 * 60)));
}

/** What a field of a source's form is called. Every name that a source uses has its words. */
export const fieldInWords = (name: string): string => i18n.t(`sources.field.${name as FieldName}`);

/** What one of a field's few values means. */
export const choiceInWords = (value: string): string => i18n.t(`sources.choice.${value as ChoiceName}`);

/** A source as people choose it: what connects any API has no name of a vendor's. */
export const sourceName = ({ id, label }: { readonly id: string; readonly label: string }): string =>
  id === 'jsonApi' ? i18n.t('options.other.anyJson') : label;

/** Which token a source wants, and what it must be able to do. */
export const hintFor = (sourceId: string): string => i18n.t(`sources.hint.${sourceId as SourceName}`);

/** Why what was typed into a field will not do. */
export const faultInWords = (fault: FieldFault): string => i18n.t(`sources.fault.${fault}`);
