import type { CivilDate } from '@/utils/domain/time';
import { readerLocale } from '@/utils/i18n/locale';

export interface DayProps {
  readonly on: CivilDate;
  /** `whole` always says the year; else it is said only where it is not this one. */
  readonly form?: 'short' | 'whole';
}

/** A day in words, for labels and sentences. */
export function dayText(on: CivilDate, form: 'short' | 'whole' | 'month' | 'monthOnly' = 'short'): string {
  const isThisYear = on.startsWith(String(new Date().getFullYear()));
  const hasDay = form === 'short' || form === 'whole';
  const hasYear = form === 'whole' || form === 'month' || (form === 'short' && !isThisYear);
  return formatOf(hasDay, hasYear).format(new Date(`${on}T12:00:00Z`));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One for each form: making one takes longer than a thousand uses of it. */
function formatOf(hasDay: boolean, hasYear: boolean): Intl.DateTimeFormat {
  const key = `${hasDay} ${hasYear}`;
  let format = formats.get(key);
  if (format === undefined) {
    const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', month: 'short' };
    if (hasDay) options.day = 'numeric';
    if (hasYear) options.year = 'numeric';
    format = new Intl.DateTimeFormat(readerLocale(), options);
    formats.set(key, format);
  }
  return format;
}

/** A day of the calendar. */
export function Day({ on, form = 'short' }: DayProps) {
  return <time dateTime={on}>{dayText(on, form)}</time>;
}
