import { err, ok, type Result } from '@/utils/domain/result';

/** A share from 0 to 1 in a cell such as `0.4`, `40 %`, `40`; undefined where the cell is empty. */
export function parseShare(cell: string): Result<number | undefined, 'not-a-number'> {
  if (cell === '') return ok(undefined);
  const [, digits = '', percent] = /^(\d{1,3}(?:[.,]\d+)?)\s*(%)?$/.exec(cell) ?? [];
  const number = Number(digits.replace(',', '.'));
  if (digits === '' || number > 100) return err('not-a-number');
  return ok(percent !== undefined || number > 1 ? number / 100 : number);
}

/** Minutes in a cell such as `12`, `12.5`, `1:30` (hours and minutes), `00:12:30`, `20 min`, `1 h 30 min`; undefined where it is empty. */
export function parseMinutes(cell: string): Result<number | undefined, 'not-a-number'> {
  if (cell === '') return ok(undefined);
  const [, hours, minutes, seconds = '0'] = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(cell) ?? [];
  if (hours !== undefined) return ok(Number(hours) * 60 + Number(minutes) + Number(seconds) / 60);
  const [found, wholeHours, rest] =
    /^(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?|分)?)?$/i.exec(cell) ?? [];
  if (found === undefined || (wholeHours === undefined && rest === undefined)) return err('not-a-number');
  const number = (text = '0') => Number(text.replace(',', '.'));
  return ok(number(wholeHours) * 60 + number(rest));
}
