import { de, en, es, fr } from 'chrono-node';
import { type CivilDate, civilDate } from '@/utils/domain/time';
import { type DateContext, type FindDays, type FoundDay, isoDays, nextWeek } from './due';
import { type Language, languages } from './keywords';

// This file brings the date parsers with it (21 kB gzipped): load it by `loadWrittenDays`.

type Parser = typeof de.casual;

/**
 * Days in words or figures of English, German, French and Spanish, counted from the user's own day, forward. The first language that
 * understands anything is taken: a note is written in one.
 */
export const writtenDays: FindDays = (text, context) => {
  const iso = isoDays(text, context);
  if (iso.length > 0) return iso;
  for (const language of new Set([...context.languages, ...languages])) {
    const days = daysIn(text, language, context);
    if (days.length > 0) return days;
  }
  return [];
};

function daysIn(text: string, language: Language, context: DateContext): readonly FoundDay[] {
  const figures = language === 'de' ? germanFigures(text, context.today) : [];
  if (figures.length > 0) return figures;
  const [year = 0, month = 1, day = 1] = context.today.split('-').map(Number);
  // Noon of that day, by the clock that the parser reads: it never leaves the day.
  const noon = new Date(year, month - 1, day, 12);
  return parserOf(language, context)
    .parse(text, noon, { forwardDate: true })
    .flatMap(({ start, index, text: words }) => {
      const isDay = start.isCertain('day');
      if (!isDay && !start.isCertain('weekday')) return [];
      const on = civilDate(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0);
      if (on === undefined) return [];
      // The English parser takes "on Friday" whole: what leads a day is ours to judge.
      const lead = /^on\s+/i.exec(words)?.[0].length ?? 0;
      return [{ on: !isDay && on === context.today ? nextWeek(on) : on, from: index + lead, to: index + words.length }];
    });
}

function parserOf(language: Language, { isMonthFirst }: DateContext): Parser {
  switch (language) {
    case 'en':
      return isMonthFirst ? en.casual : en.GB;
    case 'de':
      return de.casual;
    case 'fr':
      return fr.casual;
    case 'es':
      return es.casual;
  }
}

/** `3.12.` without a year, which the German parser (2.10) does not read: the next such day. */
function germanFigures(text: string, today: CivilDate): readonly FoundDay[] {
  const year = Number(today.slice(0, 4));
  return [...text.matchAll(/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?![\d])/g)].flatMap((match) => {
    const days = [year, year + 1].flatMap((each) => civilDate(each, Number(match[2]), Number(match[1])) ?? []);
    const on = days.find((each) => each >= today);
    return on === undefined ? [] : [{ on, from: match.index, to: match.index + match[0].length }];
  });
}
