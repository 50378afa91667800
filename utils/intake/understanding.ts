import type { Currency } from '@/utils/domain/money';
import type { DecimalSign } from './amounts';
import type { Choices } from './choices';
import type { DateOrder } from './dates';
import type { Encoding } from './decode';
import type { TableKind } from './fields';
import type { RawRow } from './reading';
import type { FileError } from './refusal';
import type { Understood } from './survey';
import type { Table } from './table';

/** How a file is read, for a person to look at and correct. */
export interface Understanding {
  readonly format: Table['format'];
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** The program whose export it is. */
  readonly vendor?: string;
  /** Undefined where the headers tell nothing. */
  readonly kind: TableKind | undefined;
  readonly decimal: DecimalSign;
  readonly dates: DateOrder;
  /** Whether dates stand in it that can be read two ways, and nothing tells which. */
  readonly asksForDates: boolean;
  /** Of amounts that name none. */
  readonly currency: Currency;
  readonly headers: readonly string[];
  /** The field of each column; empty where it is not used. */
  readonly fields: readonly string[];
  /** The first rows. */
  readonly sample: readonly RawRow[];
  /** What keeps it from being imported. */
  readonly problem?: FileError;
  /** What the user said of it, now or for a file of the same shape before. */
  readonly choices: Choices;
  readonly isRemembered: boolean;
}

export interface Saying {
  readonly choices: Choices;
  readonly isRemembered: boolean;
  readonly currency: Currency;
}

/** Describes a file to a person. Cells are shortened: one may hold a whole book. */
export function understandingOf(understood: Understood, { choices, isRemembered, currency }: Saying, problem?: FileError): Understanding {
  const { table, vendor, survey, sample, asksForDates } = understood;
  const columns = survey?.dialect.columns;
  const fields = table.headers.map(() => '');
  for (const [field, index] of Object.entries(columns?.at ?? {})) fields[index] = field;
  const why = problem ?? understood.problem;
  return {
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    ...(vendor === undefined ? {} : { vendor }),
    kind: columns?.kind ?? choices.kind,
    decimal: survey?.dialect.decimal ?? choices.decimal ?? '.',
    dates: survey?.dialect.dates ?? choices.dates,
    asksForDates,
    currency: choices.currency ?? currency,
    headers: table.headers,
    fields: columns === undefined ? fields.map((_, index) => choices.fields?.[index] ?? '') : fields,
    sample: sample.map(({ number, cells }) => ({ number, cells: cells.map((cell) => cell.slice(0, 200)) })),
    ...(why === undefined ? {} : { problem: why }),
    choices,
    isRemembered,
  };
}
