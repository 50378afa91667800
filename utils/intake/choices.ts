import { type Currency, parseCurrency } from '@/utils/domain/money';
import type { DecimalSign } from './amounts';
import type { FieldChoices } from './columns';
import type { DateOrder } from './dates';
import { type Encoding, encodings } from './decode';
import { type TableKind, tableKinds } from './fields';
import { normaliseHeader } from './headers';

/** What a person says of a file, against what was found out. Absent: as found out. */
export interface Choices {
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly kind?: TableKind;
  readonly decimal?: DecimalSign;
  readonly dates?: NonNullable<DateOrder>;
  /** Of amounts that name none. */
  readonly currency?: Currency;
  /** Fields by the index of their column; an empty text for a column that is not used. */
  readonly fields?: FieldChoices;
}

/** What was chosen for files of one shape. */
export interface RememberedShape {
  readonly shape: string;
  readonly choices: Choices;
}

/** How a file's shape is recognised: its headers, in their order. */
export const shapeOf = (headers: readonly string[]): string => headers.map(normaliseHeader).join('|');

const SHAPES_KEPT = 50;

/** The choices kept for a shape. */
export const recall = (known: readonly RememberedShape[], shape: string): Choices | undefined =>
  known.find((each) => each.shape === shape)?.choices;

/** The shapes with this one first; without it where nothing was chosen. The oldest are forgotten. */
export function remember(known: readonly RememberedShape[], said: RememberedShape): readonly RememberedShape[] {
  const others = known.filter(({ shape }) => shape !== said.shape);
  return (Object.keys(said.choices).length === 0 ? others : [said, ...others]).slice(0, SHAPES_KEPT);
}

/** Stored choices as today's type; what is not one is left out. */
export function parseChoices(stored: unknown): Choices {
  if (typeof stored !== 'object' || stored === null) return {};
  const { encoding, delimiter, kind, decimal, dates, currency, fields } = stored as Partial<Record<keyof Choices, unknown>>;
  const known = {
    encoding: encodings.find((each) => each === encoding),
    delimiter: typeof delimiter === 'string' && delimiter.length === 1 ? delimiter : undefined,
    kind: tableKinds.find((each) => each === kind),
    decimal: (['.', ','] as const).find((each) => each === decimal),
    dates: (['day-first', 'month-first'] as const).find((each) => each === dates),
    currency: typeof currency === 'string' ? parseCurrency(currency) : undefined,
    fields: parseFields(fields),
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function parseFields(stored: unknown): FieldChoices | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const entries = Object.entries(stored).filter(([index, field]) => /^\d{1,4}$/.test(index) && typeof field === 'string');
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
