import { err, ok, type Result } from '@/utils/domain/result';

/** Why what was typed into a field will not do. */
export type FieldFault = 'empty' | 'malformed' | 'noAddress' | 'insecure' | 'tooPowerful';

/** One field of a source's form. Its words stand under `sources.fields` in the locale files. */
export interface Field {
  readonly kind: 'text' | 'choice' | 'secret' | 'signIn';
  readonly choices?: readonly string[];
  readonly isOptional?: true;
  /** The value to be kept, or why there is none; what comes in is trimmed and not empty. */
  readonly parse: (typed: string) => Result<string, FieldFault>;
}

export type Fields = Readonly<Record<string, Field>>;
export type SettingsOf<F extends Fields> = { readonly [Name in keyof F]: string };

/** Text of a certain form. */
export const text = (form = /^[^\n\r]{1,500}$/): Field => ({
  kind: 'text',
  parse: (typed) => (form.test(typed) ? ok(typed) : err('malformed')),
});

/** A name in the vendor's own domain: `acme` of `acme.zendesk.com`, also where the whole address was pasted. */
export const nameBefore = (domain: string): Field => ({
  kind: 'text',
  parse: (typed) => {
    const name = typed
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/.*$/, '');
    const label = name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name;
    return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label) ? ok(label) : err('malformed');
  },
});

/** One of few. */
export const choice = (...choices: readonly string[]): Field => ({
  kind: 'choice',
  choices,
  parse: (typed) => (choices.includes(typed) ? ok(typed) : err('malformed')),
});

/** A token: a word of printable letters, as it goes into a header. A key that `mayTooMuch` is refused: one that is stolen must be of little use. */
export const secret = (form = /^[!-~]{4,4000}$/, mayTooMuch?: RegExp): Field => ({
  kind: 'secret',
  parse: (typed) => (mayTooMuch?.test(typed) ? err('tooPowerful') : form.test(typed) ? ok(typed) : err('malformed')),
});

/** The token that signing in gives: nobody types it. */
export const signedIn = (): Field => ({ ...secret(), kind: 'signIn' });

/** Where the user's own server is: https, so that the token is not read on the way, or this machine. Kept without a slash at the end. */
export const address = (): Field => ({
  kind: 'text',
  parse: (typed) => {
    const written = /^[a-z]+:\/\//i.test(typed) ? typed : `https://${typed}`;
    if (!URL.canParse(written)) return err('noAddress');
    const { protocol, hostname, origin, pathname, username } = new URL(written);
    if (username !== '' || (protocol !== 'https:' && protocol !== 'http:') || hostname === '') return err('noAddress');
    if (protocol === 'http:' && hostname !== '127.0.0.1' && hostname !== 'localhost') return err('insecure');
    return ok(`${origin}${pathname}`.replace(/\/+$/, ''));
  },
});

/** The same field, which may be left empty. */
export const optional = (field: Field): Field => ({ ...field, isOptional: true });

/** What is wrong with each field as it was typed. `kept` names those that have a value already, and may be left empty. */
export function faultsIn(
  fields: Fields,
  typed: Readonly<Record<string, string>>,
  kept: readonly string[] = [],
): Readonly<Record<string, FieldFault>> {
  const faults = Object.entries(fields).flatMap(([name, field]): (readonly [string, FieldFault])[] => {
    const value = (typed[name] ?? '').trim();
    if (value === '') return field.isOptional || kept.includes(name) ? [] : [[name, 'empty']];
    const parsed = field.parse(value);
    return parsed.ok ? [] : [[name, parsed.error]];
  });
  return Object.fromEntries(faults);
}

/** What was typed as settings, or the first field that is at fault. */
export function checked<F extends Fields>(
  fields: F,
  typed: Readonly<Record<string, string>>,
): Result<SettingsOf<F>, { readonly field: string; readonly fault: FieldFault }> {
  const settings: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = (typed[name] ?? '').trim();
    const parsed: Result<string, FieldFault> = value !== '' ? field.parse(value) : field.isOptional ? ok('') : err('empty');
    if (!parsed.ok) return err({ field: name, fault: parsed.error });
    settings[name] = parsed.value;
  }
  // Every field of `fields` has its value by now.
  return ok(settings as SettingsOf<F>);
}

/** The values of a form, apart: what may be shown again, and what may not. */
export function apart(fields: Fields, values: Readonly<Record<string, string>>) {
  const isSecret = ([name]: readonly [string, string]) => fields[name]?.kind === 'secret' || fields[name]?.kind === 'signIn';
  const all = Object.entries(values);
  return { settings: Object.fromEntries(all.filter((each) => !isSecret(each))), secrets: Object.fromEntries(all.filter(isSecret)) };
}
