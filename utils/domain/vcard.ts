/** One line of a card: `item1.EMAIL;TYPE=work:ann@acme.example`. Values are still escaped. */
export interface CardLine {
  /** In capitals, without its group. */
  readonly name: string;
  /** Types such as `WORK`, `CELL`, `PREF`, in capitals. */
  readonly types: readonly string[];
  readonly value: string;
}

/** The columns of a card, under names that the synonyms know; `note` is told as not used. */
export const cardHeaders = [
  'UID',
  'first name',
  'last name',
  'full name',
  'email',
  'other emails',
  'company',
  'title',
  'phone',
  'mobile',
  'other phones',
  'website',
  'street',
  'postal code',
  'city',
  'country',
  'categories',
  'note',
] as const;

/** The lines of one card: folded ones joined (RFC 6350, 3.2), quoted-printable ones of version 2.1 decoded. */
export function parseLines(card: string): CardLine[] {
  return unfolded(card).flatMap((line) => {
    const colon = endOfName(line);
    if (colon < 0) return [];
    const [head = '', ...parameters] = line.slice(0, colon).split(';');
    const types = parameters.flatMap((parameter) => typesOf(parameter));
    const isQuoted = parameters.some((parameter) => /^(?:ENCODING=)?QUOTED-PRINTABLE$/i.test(parameter));
    const charset = /^CHARSET=(.+)$/i.exec(parameters.find((parameter) => /^CHARSET=/i.test(parameter)) ?? '')?.[1];
    const value = line.slice(colon + 1);
    return [{ name: head.replace(/^.*\./, '').toUpperCase(), types, value: isQuoted ? fromQuotedPrintable(value, charset) : value }];
  });
}

/** The cells of a card, in the order of `cardHeaders`. */
export function cardCells(lines: readonly CardLine[]): string[] {
  const all = (name: string) => lines.filter((line) => line.name === name && line.value.trim() !== '');
  const first = (name: string) => textOf(preferred(all(name))?.value ?? '');
  const [family = '', given = '', middle = ''] = partsOf(all('N')[0]?.value ?? '', ';');
  const address = preferred(all('ADR'));
  const [, extended = '', street = '', city = '', , postal = '', country = ''] = partsOf(address?.value ?? '', ';');
  const emails = [...all('EMAIL')].sort(byPreference).map(({ value }) => textOf(value).replace(/^mailto:/i, ''));
  const phones = [...all('TEL')].filter(({ types }) => !types.includes('FAX')).sort(byPreference);
  const mobiles = phones.filter(({ types }) => types.includes('CELL'));
  const fixed = phones.filter(({ types }) => !types.includes('CELL'));
  const number = (phone: CardLine | undefined) =>
    textOf(phone?.value ?? '')
      .replace(/^tel:/i, '')
      .replace(/;.*$/, '');
  return [
    first('UID'),
    [given, middle].filter(Boolean).join(' '),
    family,
    first('FN'),
    emails[0] ?? '',
    emails.slice(1).join('; '),
    partsOf(all('ORG')[0]?.value ?? '', ';')[0] ?? '',
    first('TITLE') || first('ROLE'),
    number(fixed[0]),
    number(mobiles[0]),
    [...fixed.slice(1), ...mobiles.slice(1)].map(number).join('; '),
    first('URL'),
    [street, extended].filter(Boolean).join(' ').replace(/\n/g, ' '),
    postal,
    city,
    country,
    all('CATEGORIES')
      .flatMap(({ value }) => partsOf(value, ','))
      .join('; '),
    first('NOTE'),
  ];
}

/** A line that begins with a space goes on where the last one ended; a quoted-printable one goes on behind a `=` at its end. */
function unfolded(card: string): string[] {
  const lines: string[][] = [];
  let isSoft = false;
  for (const line of card.split('\n')) {
    const last = lines.at(-1);
    if (last !== undefined && (isSoft || /^[ \t]/.test(line))) last.push(isSoft ? line : line.slice(1));
    else lines.push([line]);
    isSoft = line.endsWith('=') && (isSoft || /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(line));
    if (isSoft) lines.at(-1)?.push(lines.at(-1)?.pop()?.slice(0, -1) ?? '');
  }
  return lines.flatMap((parts) => {
    const line = parts.join('');
    return line.length > VALUE_LIMIT ? [] : line;
  });
}

/** What is longer is a picture or a sound. */
const VALUE_LIMIT = 100_000;

/** The colon between a line's name and its value: not one inside a quoted parameter. */
function endOfName(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === ':' && !isQuoted) return at;
  }
  return -1;
}

/** `TYPE=work,voice`, `TYPE="work"`, and version 2.1's bare `WORK`; version 4's `PREF=1` counts as preferred. */
function typesOf(parameter: string): string[] {
  const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(parameter) ?? ['', 'TYPE', parameter];
  if (key.toUpperCase() === 'PREF') return ['PREF'];
  return key.toUpperCase() === 'TYPE' ? value.replaceAll('"', '').toUpperCase().split(',') : [];
}

const byPreference = (a: CardLine, b: CardLine): number => Number(b.types.includes('PREF')) - Number(a.types.includes('PREF'));
const preferred = (lines: readonly CardLine[]): CardLine | undefined => [...lines].sort(byPreference)[0];

/** The parts of a structured value, each as text. */
const partsOf = (value: string, separator: ';' | ','): string[] =>
  (`${separator}${value}`.match(separator === ';' ? SEMICOLON_PARTS : COMMA_PARTS) ?? []).map((part) => textOf(part.slice(1)));

/** Each part with the separator before it. */
const SEMICOLON_PARTS = /;(?:[^;\\]|\\[\s\S])*/g;
const COMMA_PARTS = /,(?:[^,\\]|\\[\s\S])*/g;

const textOf = (value: string): string => value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim();

function fromQuotedPrintable(value: string, charset: string | undefined): string {
  const bytes = Uint8Array.from(
    value
      .match(/=[\da-f]{2}|[\s\S]/gi)
      ?.flatMap((part) => (part.length === 3 ? [Number.parseInt(part.slice(1), 16)] : [...new TextEncoder().encode(part)])) ?? [],
  );
  return decoderOf(charset).decode(bytes);
}

function decoderOf(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    // A name that this platform does not know.
    return new TextDecoder('utf-8');
  }
}
