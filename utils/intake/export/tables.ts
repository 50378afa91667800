import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { LedgerEntry } from '@/utils/domain/ledger-entry';
import { type Currency, decimalText } from '@/utils/domain/money';
import type { Opportunity } from '@/utils/domain/opportunity';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';
import type { Bundle } from '../backup/bundle';
import type { Cell } from './csv';

/** What records are called by their ids: customers, people of a company, competitors. */
export type NameOf = (id: string | undefined) => string | undefined;

/** How this file writes what spreadsheets read by their own customs. */
export interface Writing {
  readonly nameOf: NameOf;
  /** The sign before decimals. */
  readonly decimal: '.' | ',';
}

type Column<Row> = readonly [header: string, cell: (row: Row, writing: Writing) => Cell];

/** A row of facts, with whom it is about. */
interface Of<Row> {
  readonly customer: Customer;
  readonly row: Row;
}

/** One file of the export. */
export interface ExportTable {
  readonly name: string;
  readonly headers: readonly string[];
  rows(bundle: Bundle, writing: Writing): Generator<readonly Cell[]>;
}

// Headers are words that an import knows (`synonyms/`), so that a file can be read in again.

const customers: readonly Column<Customer>[] = [
  ['customer id', idOf],
  ['kind', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['email', ({ emails }) => emails[0]],
  ['other emails', ({ emails }) => emails.slice(1).join('; ')],
  ['company', ({ kind, name, companyId }, { nameOf }) => (kind === 'company' ? name : nameOf(companyId))],
  ['domain', ({ domains }) => domains.join('; ')],
  ['role', ({ role }) => role],
  ['phone', ({ phones }) => phones[0]],
  ['other phones', ({ phones }) => phones.slice(1).join('; ')],
  ['address', ({ address }) => address],
  ['tags', ({ tags }) => tags.join('; ')],
  ['owned by', ({ parentId }, { nameOf }) => nameOf(parentId)],
  ['keys', ({ sourceKeys }) => sourceKeys.join('; ')],
  ['wallet', ({ wallet }, writing) => wallet && amount(wallet, writing)],
  ['currency', ({ wallet }) => wallet?.currency],
  ['customer since', ({ createdAt }) => civilDateAt(createdAt)],
];

const whose: readonly Column<Of<unknown>>[] = [
  ['customer id', ({ customer }) => idOf(customer)],
  ['customer name', ({ customer }) => customer.name],
  ['email', ({ customer }) => customer.emails[0]],
];

const ledger: readonly Column<Of<LedgerEntry>>[] = [
  ...whose,
  ['document', ({ row }) => row.sourceKey],
  ['date', ({ row }) => row.on],
  ['kind', ({ row }) => row.kind],
  ['amount', ({ row }, writing) => amount(row, writing)],
  ['currency', ({ row }) => row.currency],
  ['due date', ({ row }) => row.dueOn],
  ['memo', ({ row }) => row.memo],
];

const interactions: readonly Column<Of<Interaction>>[] = [
  ...whose,
  ['with', ({ row }, { nameOf }) => nameOf(row.personId)],
  ['at', ({ row }) => momentText(row.at)],
  ['channel', ({ row }) => row.channel],
  ['team', ({ row }) => row.team],
  ['agent', ({ row }) => row.by],
  ['direction', ({ row }) => row.direction],
  ['summary', ({ row }) => row.summary],
  ['minutes', ({ row }) => row.minutes],
  ['status', ({ row }) => row.status],
  ['answered at', ({ row }) => (row.answeredAt === undefined ? undefined : momentText(row.answeredAt))],
  ['handed to', ({ row }) => row.handedTo?.join('; ')],
  ['conversation', ({ row }) => row.conversation],
  ['url', ({ row }) => row.url],
];

const voices: readonly Column<Of<Voice>>[] = [
  ...whose,
  ['said by', ({ row }, { nameOf }) => nameOf(row.personId)],
  ['noted on', ({ row }) => momentText(row.at)],
  ['kind', ({ row }) => row.kind],
  ['about', ({ row }, { nameOf }) => (row.about === 'us' ? 'us' : nameOf(row.about))],
  ['text', ({ row }) => row.text],
  ['quote', ({ row }) => row.quote],
  ['state', ({ row }) => row.state],
  ['due date', ({ row }) => row.dueOn],
  [
    'price',
    ({ row: { minor, currency } }, writing) => (minor === undefined || !currency ? undefined : amount({ minor, currency }, writing)),
  ],
  ['currency', ({ row }) => row.currency],
  ['author', ({ row }) => row.author],
  ['url', ({ row }) => row.url],
];

const opportunities: readonly Column<Of<Opportunity>>[] = [
  ...whose,
  ['deal name', ({ row }) => row.title],
  ['amount', ({ row }, writing) => amount(row, writing)],
  ['currency', ({ row }) => row.currency],
  ['deal stage', ({ row }) => row.stage],
  ['probability', ({ row }) => row.probability],
  ['lost reason', ({ row }) => row.reason],
  ['competitor', ({ row }, { nameOf }) => nameOf(row.competitorId)],
  ['opened on', ({ row }) => row.openedOn],
  ['expected close date', ({ row }) => row.closesOn],
  ['closed on', ({ row }) => row.closedOn],
];

/** A table for each kind of record. */
export const exportTables: readonly ExportTable[] = [
  tableOf('customers', customers, ({ customer }) => [customer]),
  tableOf('ledger', ledger, factsOf('ledger')),
  tableOf('interactions', interactions, factsOf('interactions')),
  tableOf('needs-and-opinions', voices, factsOf('voices')),
  tableOf('opportunities', opportunities, factsOf('opportunities')),
];

function tableOf<Row>(name: string, columns: readonly Column<Row>[], rowsOf: (bundle: Bundle) => readonly Row[]): ExportTable {
  return {
    name,
    headers: columns.map(([header]) => header),
    *rows(bundle, writing) {
      for (const row of rowsOf(bundle)) yield columns.map(([, cell]) => cell(row, writing));
    },
  };
}

function factsOf<Kind extends 'ledger' | 'interactions' | 'voices' | 'opportunities'>(kind: Kind) {
  return ({ customer, [kind]: rows }: Bundle): Of<Bundle[Kind][number]>[] => rows.map((row) => ({ customer, row }));
}

/** The user's own number of the customer where there is one, else ours. */
function idOf({ id, sourceKeys }: Customer): string | CustomerId {
  return sourceKeys.find((key) => key.startsWith(OWN))?.slice(OWN.length) ?? id;
}

const OWN = 'id:';

const amount = (money: { readonly minor: number; readonly currency: Currency }, { decimal }: Writing): string =>
  decimalText(money).replace('.', decimal);

/** `2026-11-25 14:05`, as the user's clock shows it: what spreadsheets take for a moment. */
function momentText(at: Millis): string {
  const date = new Date(at);
  return `${civilDateAt(at)} ${[date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')}`;
}
