import { type Field, type FieldOf, fieldsOf, synonyms, type TableKind } from './fields';
import { normaliseHeader } from './headers';
import { presetOf } from './presets';
import type { Preset } from './presets/preset';

export type { CustomerField, LedgerField } from './fields';
export { currencyOfHeader, normaliseHeader } from './headers';

/** Where a file keeps each field: the index of its column. */
export type Mapping<Of extends string> = Partial<Record<Of, number>>;

/** A file's columns, understood. */
export type Columns<Kind extends TableKind = TableKind> = Kind extends TableKind
  ? { readonly kind: Kind; readonly at: Mapping<FieldOf<Kind>>; readonly headers: readonly string[] }
  : never;

/** What a person says that columns hold, by index; an empty text for a column that is not used. */
export type FieldChoices = Readonly<Record<number, string>>;

/** What the rows under these headers are; undefined where that is not plain. */
export function guessKind(headers: readonly string[]): TableKind | undefined {
  const preset = presetOf(headers);
  if (preset !== undefined) return preset.kind;
  const places = placesOf(headers);
  const customers = mapColumns(places, 'customers');
  const ledger = mapColumns(places, 'ledger');
  const has = <Of extends string>(at: Mapping<Of>, fields: readonly Of[]) => fields.filter((field) => at[field] !== undefined).length;

  const opportunities = mapColumns(places, 'opportunities');
  const isStaged = plainStages.some((header) => places.has(header)) ? 1 : 0;
  if (
    isStaged + has(opportunities, ['probability', 'reason', 'closesOn', 'competitor']) >= 2 &&
    has(opportunities, ['title', 'amount']) > 0
  )
    return 'opportunities';
  const voices = mapColumns(places, 'voices');
  if (voices.text !== undefined && has(voices, ['about', 'quote']) > 0 && has(voices, ['kind', 'state', 'author', 'at']) > 0)
    return 'voices';
  const hasAmount = has(ledger, ['net', 'amount', 'gross']) > 0;
  const interactions = mapColumns(places, 'interactions');
  const isContact = has(interactions, ['channel', 'team', 'direction', 'conversation', 'minutes']) >= 2;
  if (!hasAmount && interactions.at !== undefined && isContact) return 'interactions';
  if (ledger.date !== undefined && hasAmount && has(customers, descriptive) < 2) return 'ledger';
  return has(customers, naming) > 0 ? 'customers' : undefined;
}

/** The columns of a file of that kind. A header counts for one field; of two equal headers the first counts. What a person chose goes before. */
export function columnsOf<Kind extends TableKind>(headers: readonly string[], kind: Kind, choices: FieldChoices = {}): Columns<Kind> {
  const places = placesOf(headers);
  const preset = presetOf(headers);
  const at: Mapping<Field> = preset?.kind === kind ? mapBy(places, titlesOf(preset)) : mapColumns(places, kind);
  const known = fieldsOf(kind);
  for (const [index, chosen] of Object.entries(choices)) {
    for (const field of known) if (at[field] === Number(index)) delete at[field];
    const field = known.find((candidate) => candidate === chosen);
    if (field !== undefined && Number(index) < headers.length) at[field] = Number(index);
  }
  return { kind, at: kind === 'ledger' ? withSomebody(at) : at, headers } as Columns<Kind>;
}

/** In a ledger that names customers in no other column, its `id` is theirs: `id, date, amount`. */
function withSomebody({ id, ...at }: Mapping<Field>): Mapping<Field> {
  const isNamed = (['customerId', 'email', 'company', 'name'] as const).some((field) => at[field] !== undefined);
  return id === undefined ? at : isNamed ? { id, ...at } : { customerId: id, ...at };
}

const descriptive = [
  'domain',
  'role',
  'phone',
  'street',
  'city',
  'lastOn',
  'lastName',
  'otherEmails',
] as const satisfies FieldOf<'customers'>[];
const naming = ['name', 'email', 'company', 'lastName'] as const satisfies FieldOf<'customers'>[];
const plainStages = ['deal stage', 'stage', 'phase', 'etape', 'etapa', 'ステーシ', 'フェース'];

/** The columns under each normalised header, from the left. */
type Places = ReadonlyMap<string, readonly number[]>;

function placesOf(headers: readonly string[]): Places {
  const places = new Map<string, number[]>();
  for (const [index, header] of headers.entries()) {
    const normalised = normaliseHeader(header);
    const known = places.get(normalised);
    if (known === undefined) places.set(normalised, [index]);
    else known.push(index);
  }
  return places;
}

const titlesOf = ({ fields }: Preset) =>
  Object.entries(fields).map(([field, titles]) => [field, [titles].flat().map(normaliseHeader)] as const);

const normalised = new Map<TableKind, readonly (readonly [string, readonly string[]])[]>();

function mapColumns<Kind extends TableKind>(places: Places, kind: Kind): Mapping<FieldOf<Kind>> {
  const known =
    normalised.get(kind) ?? Object.entries(synonyms[kind]).map(([field, words]) => [field, words.map(normaliseHeader)] as const);
  normalised.set(kind, known);
  return mapBy(places, known);
}

/** Synonyms stand in the order of how plain they are, so the plainest one present wins, wherever it stands in the file. */
function mapBy<Of extends string>(places: Places, wanted: readonly (readonly [string, readonly string[]])[]): Mapping<Of> {
  const taken = new Set<number>();
  const mapping: Record<string, number> = {};
  for (const [field, words] of wanted) {
    const index = words.flatMap((word) => places.get(word) ?? []).find((column) => !taken.has(column));
    if (index === undefined) continue;
    mapping[field] = index;
    taken.add(index);
  }
  return mapping as Mapping<Of>;
}
