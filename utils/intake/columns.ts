import { type Currency, parseCurrency } from '@/utils/domain/money';
import { customerSynonyms, ledgerSynonyms } from './synonyms';

export type FileKind = 'customers' | 'ledger';
export type CustomerField = keyof typeof customerSynonyms;
export type LedgerField = keyof typeof ledgerSynonyms;

/** Where a file keeps each field: the index of its column. */
export type Mapping<Field extends string> = Partial<Record<Field, number>>;

/** A file's columns, understood. `currency` is what the header of that column says, as in `Net (EUR)`. */
export type Columns =
  | { readonly kind: 'customers'; readonly at: Mapping<CustomerField>; readonly headers: readonly string[] }
  | { readonly kind: 'ledger'; readonly at: Mapping<LedgerField>; readonly headers: readonly string[] };

/** A header or a key word without what spelling varies in: case, accents, `_ - . /`, camel case, and a currency behind it. */
export function normaliseHeader(header: string): string {
  return withoutCurrency(header)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The currency that a header names behind its title: `Net (EUR)`, `Umsatz in CHF`, `cost €`. */
export function currencyOfHeader(header: string): Currency | undefined {
  const [, sign = ''] = CURRENCY_BEHIND.exec(header) ?? [];
  return sign === '€' ? parseCurrency('EUR') : sign === '£' ? parseCurrency('GBP') : parseCurrency(sign);
}

/** Whether these headers are those of a list of customers or of a ledger; undefined where neither is plain. */
export function guessKind(headers: readonly string[]): FileKind | undefined {
  const asLedger = mapColumns(headers, ledgerSynonyms);
  const asCustomers = mapColumns(headers, customerSynonyms);
  const isDescribing = descriptive.filter((field) => asCustomers[field] !== undefined).length >= 2;
  const hasAmount = (['net', 'amount', 'gross'] as const).some((field) => asLedger[field] !== undefined);
  if (asLedger.date !== undefined && hasAmount && !isDescribing) return 'ledger';
  return naming.some((field) => asCustomers[field] !== undefined) ? 'customers' : undefined;
}

/** The columns of a file of that kind. A header counts for one field; of two equal headers the first counts. */
export function columnsOf(headers: readonly string[], kind: FileKind): Columns {
  return kind === 'ledger'
    ? { kind, at: withSomebody(mapColumns(headers, ledgerSynonyms)), headers }
    : { kind, at: mapColumns(headers, customerSynonyms), headers };
}

/** In a ledger that names customers in no other column, its `id` is theirs: `id, date, amount`. */
function withSomebody({ id, ...at }: Mapping<LedgerField>): Mapping<LedgerField> {
  const isNamed = (['customerId', 'email', 'company', 'name'] as const).some((field) => at[field] !== undefined);
  return id === undefined ? at : isNamed ? { id, ...at } : { customerId: id, ...at };
}

const descriptive = ['domain', 'role', 'phone', 'street', 'city', 'lastOn', 'lastName', 'otherEmails'] as const satisfies CustomerField[];
const naming = ['name', 'email', 'company', 'lastName'] as const satisfies CustomerField[];

const CURRENCY_BEHIND = /\S[\s_]*(?:[([]|\bin\b)?\s*(€|£|\b[A-Z]{3})\s*[)\]]?\s*$/;

function withoutCurrency(header: string): string {
  const found = currencyOfHeader(header) && /[\s_([]*(?:\bin\b)?\s*(?:€|£|[A-Z]{3})\s*[)\]]?\s*$/.exec(header);
  return found ? header.slice(0, found.index) : header;
}

function mapColumns<Field extends string>(headers: readonly string[], synonyms: Record<Field, readonly string[]>): Mapping<Field> {
  const normalised = headers.map(normaliseHeader);
  const taken = new Set<number>();
  const mapping: Mapping<Field> = {};
  for (const field in synonyms) {
    const index = firstColumn(normalised, synonyms[field], taken);
    if (index === undefined) continue;
    mapping[field] = index;
    taken.add(index);
  }
  return mapping;
}

/** Synonyms stand in the order of how plain they are, so the plainest one present wins, wherever it stands in the file. */
function firstColumn(headers: readonly string[], synonyms: readonly string[], taken: ReadonlySet<number>): number | undefined {
  for (const synonym of synonyms) {
    const wanted = normaliseHeader(synonym);
    const index = headers.findIndex((header, position) => header === wanted && !taken.has(position));
    if (index >= 0) return index;
  }
  return undefined;
}
