import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import { civilDateAt, DAY, type Millis } from '@/utils/domain/time';
import { minorOfStripe } from '../amounts';
import { type Facts, facts, type LedgerDraft, together } from '../answer';
import { booksIn, type List, type Page, type Place, pulled, sinceThen } from '../changes';
import { booked, customer } from '../drafts';
import { factsOfEach, forEach } from '../each';
import type { Failure } from '../failure';
import { secret } from '../fields';
import type { Request } from '../net/request';
import { followed, turned } from '../pages';
import { quoted } from '../quoted';
import { currency, email, id, unixSeconds, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: docs.stripe.com/api, version below; fields as in github.com/stripe/openapi, 2026-08.
const VERSION = '2025-09-30.clover';
const DASHBOARD = 'https://dashboard.stripe.com';

const minor = v.pipe(v.number(), v.safeInteger());
/** A page ends with the record behind which the next one begins. */
const page = <Item extends { readonly id: string }>(item: v.GenericSchema<unknown, Item>) =>
  v.pipe(
    v.object({ data: v.array(item), has_more: v.nullish(v.boolean(), false) }),
    v.transform(({ data, has_more }) => ({ items: data, last: has_more ? data.at(-1)?.id : undefined })),
  );
const next = ({ last }: { readonly last: string | undefined }, request: Request) =>
  last === undefined ? undefined : turned(request, { starting_after: last });

/** Whom a document is of: the id, or, where it is asked for, the customer; null for whoever paid without being one. */
const payer = v.nullish(
  v.union([
    id,
    v.pipe(
      v.object({ id }),
      v.transform(({ id }) => id),
    ),
  ]),
);
const Customer = v.object({ id, email, name: words, phone: words });
const Charge = v.object({
  id,
  customer: payer,
  created: unixSeconds,
  currency,
  status: v.string(),
  description: words,
  disputed: v.nullish(v.boolean(), false),
  amount_captured: minor,
  amount_refunded: minor,
  /** What Stripe keeps, in the currency that is paid out. Only its id where the key may not read it. */
  balance_transaction: v.nullish(v.union([v.object({ fee: minor, currency }), v.string()])),
});
const Invoice = v.object({
  id,
  customer: payer,
  status: words,
  number: words,
  created: unixSeconds,
  due_date: v.nullish(unixSeconds),
  currency,
  amount_remaining: minor,
});
const Dispute = v.object({ id, amount: minor, currency, created: unixSeconds, status: v.string() });
/** As changes tell it: with its charge, which says whose it is. */
const DisputeOfCharge = v.object({ ...Dispute.entries, charge: v.union([v.object({ customer: payer }), v.string()]) });
const Customers = page(Customer);
const Charges = page(Charge);
const Invoices = page(Invoice);
const Disputes = page(Dispute);
const Gone = v.object({ id, deleted: v.literal(true) });
const Event = v.object({ id, data: v.object({ object: v.object({ id, object: v.string() }) }) });
type Customer = v.InferOutput<typeof Customer>;
type Charge = v.InferOutput<typeof Charge>;
type Invoice = v.InferOutput<typeof Invoice>;
type Dispute = v.InferOutput<typeof Dispute>;

export const stripe = defineSource({
  id: 'stripe',
  label: 'Stripe',
  fields: { key: secret(/^rk_(?:live|test)_\w+$/, /^sk_/) },
  by: ['email', 'phone', 'name'],
  limits: { requests: 20, per: 1_000 },
  tokenPage: () => `${DASHBOARD}/apikeys`,
  address: () => 'https://api.stripe.com',
  headers: ({ key }) => ({ authorization: `Bearer ${key}`, 'stripe-version': VERSION }),

  /** By the search, which takes no notice of case as `customers?email=` does. It knows a new customer after a minute. */
  async lookup({ by, value }, { ask }) {
    const found = await ask({ path: '/v1/customers/search', query: { query: `${by}:${quoted(value)}`, limit: 20 } }, Customers);
    if (!found.ok) return found;
    return factsOfEach(found.value.items, async (each) => {
      const books = await booksOf(each.id, keyOf(each.id), ask);
      return books.ok ? ok(facts({ ...books.value, customers: [personOf(each)] })) : books;
    });
  },

  /** What came since, kind by kind; then what became of the rest, as Stripe's events say it. It keeps those for thirty days. */
  pull: (since, { ask, now }) =>
    pulled(
      since,
      now,
      [
        newest(ask, '/v1/customers', {}, Customers, (customers) => ({ customers: customers.map(personOf) })),
        newest(ask, '/v1/charges', CHARGE_QUERY, Charges, (charges) => ({ ledger: charges.flatMap(toldOfCharge) })),
        newest(ask, '/v1/disputes', DISPUTE_QUERY, page(DisputeOfCharge), (disputes) => ({ ledger: disputes.flatMap(toldOfDispute) })),
        newest(ask, '/v1/invoices', { status: 'open' }, Invoices, (invoices) => ({ ledger: invoices.flatMap(toldOfInvoice) })),
        { read: (place, begun) => eventsOn(place, begun, ask) },
      ],
      29 * DAY,
    ),
});

const CHARGE_QUERY = { 'expand[]': 'data.balance_transaction' };
const DISPUTE_QUERY = { 'expand[]': 'data.charge' };

/** Records of one kind that were made since, newest first. */
const newest = <Item extends { readonly id: string }>(
  ask: Ask,
  path: string,
  more: Readonly<Record<string, string>>,
  schema: v.GenericSchema<unknown, { readonly items: readonly Item[]; readonly last: string | undefined }>,
  told: (items: readonly Item[]) => Partial<Facts>,
): List => ({
  async read(place, begun) {
    const query = { limit: 100, 'created[gte]': Math.floor(place.from / 1000), starting_after: place.page, ...more };
    const found = await ask({ path, query }, schema);
    return found.ok ? ok({ ...told(found.value.items), ...sinceThen(place, begun, found.value.last) }) : found;
  },
});

/** Those that say of what was told before that it is something else now. */
const EVENTS = [
  'customer.updated',
  'customer.deleted',
  'charge.succeeded',
  'charge.captured',
  'charge.refunded',
  'charge.updated',
  'charge.dispute.closed',
  'invoice.finalized',
  'invoice.updated',
  'invoice.paid',
  'invoice.voided',
  'invoice.marked_uncollectible',
];

/**
 * What became of records since. An event shows a record as it was, in the form of some version: each is asked for as it is now, once. In the
 * first round all was told just now.
 */
async function eventsOn(place: Place, begun: Millis, ask: Ask): Promise<Result<Page, Failure>> {
  const from = place.from === 0 ? begun : place.from;
  const types = Object.fromEntries(EVENTS.map((type, index) => [`types[${index}]`, type]));
  const query = { limit: 20, 'created[gte]': Math.floor(from / 1000), starting_after: place.page, ...types };
  const found = await ask({ path: '/v1/events', query }, page(Event));
  if (!found.ok) return found;
  const objects = new Map(found.value.items.map(({ data: { object } }) => [object.id, object.object]));
  const told = await forEach([...objects], ([id, kind]) => asItIs(id, kind, ask));
  if (!told.ok) return told;
  return ok({
    ...together(told.value.map(facts)),
    gone: told.value.flatMap(({ gone = [] }) => gone),
    voided: told.value.flatMap(({ voided = [] }) => voided),
    ...sinceThen(place, begun, found.value.last),
  });
}

type Told = Partial<Facts> & Pick<Page, 'gone' | 'voided'>;

/** One record as it is now; nothing of one that is no more. */
async function asItIs(id: string, kind: string, ask: Ask): Promise<Result<Told, Failure>> {
  const get = async <Out>(path: string, schema: v.GenericSchema<unknown, Out>, told: (record: Out) => Told, expand?: string) => {
    const found = await ask({ path: `${path}/${encodeURIComponent(id)}`, query: { 'expand[]': expand } }, schema);
    if (!found.ok) return found.error.kind === 'notFound' ? ok({}) : found;
    return ok(told(found.value));
  };
  switch (kind) {
    case 'customer':
      return get('/v1/customers', v.union([Gone, Customer]), (who) =>
        'deleted' in who ? { gone: [keyOf(who.id)] } : { customers: [personOf(who)] },
      );
    case 'charge':
      return get('/v1/charges', Charge, (charge) => ({ ledger: toldOfCharge(charge) }), 'balance_transaction');
    case 'dispute':
      return get('/v1/disputes', DisputeOfCharge, (dispute) => ({ ledger: toldOfDispute(dispute) }), 'charge');
    case 'invoice':
      return get('/v1/invoices', Invoice, (invoice) => booksIn([invoice], ({ id }) => ({ sourceKey: `stripe:${id}` }), toldOfInvoice));
    default:
      return ok({});
  }
}

const toldOfCharge = (charge: Charge): readonly LedgerDraft[] =>
  charge.status === 'succeeded' && charge.customer ? booksOfCharge(charge, keyOf(charge.customer)) : [];

const toldOfDispute = ({ charge, ...dispute }: v.InferOutput<typeof DisputeOfCharge>): readonly LedgerDraft[] =>
  typeof charge === 'object' && charge.customer ? booksOfDispute(dispute, keyOf(charge.customer)) : [];

const toldOfInvoice = (invoice: Invoice): readonly LedgerDraft[] =>
  invoice.status === 'open' && invoice.customer ? booksOfInvoice(invoice, keyOf(invoice.customer)) : [];

const keyOf = (customerId: string): string => `stripe:${customerId}`;

const personOf = ({ id, email, name, phone }: Customer) =>
  customer({ sourceKey: keyOf(id), name, emails: [email], phones: [phone], url: `${DASHBOARD}/customers/${id}` });

async function booksOf(customerId: string, of: string, ask: Ask) {
  const query = { customer: customerId, limit: 100 };
  const charges = await followed(ask, { path: '/v1/charges', query: { ...query, ...CHARGE_QUERY } }, Charges, next);
  if (!charges.ok) return charges;
  const invoices = await followed(ask, { path: '/v1/invoices', query: { ...query, status: 'open' } }, Invoices, next);
  if (!invoices.ok) return invoices;
  const paid = charges.value.items.filter(({ status }) => status === 'succeeded');
  const disputed = paid.filter((charge) => charge.disputed);
  const lost = await forEach(disputed, ({ id }) =>
    followed(ask, { path: '/v1/disputes', query: { charge: id, limit: 100 } }, Disputes, next),
  );
  if (!lost.ok) return lost;
  const isPart = charges.value.isPart || invoices.value.isPart;
  return ok({
    ledger: [
      ...paid.flatMap((charge) => booksOfCharge(charge, of)),
      ...lost.value.flatMap(({ items }) => items).flatMap((dispute) => booksOfDispute(dispute, of)),
      ...invoices.value.items.flatMap((invoice) => booksOfInvoice(invoice, of)),
    ],
    ...(isPart ? { isPart } : {}),
  });
}

/** A refund bears the day of its charge, as charges tell no other. The fee is often in another currency than the charge. */
function booksOfCharge(
  { id, created, currency, description, balance_transaction: paidOut, ...amounts }: Charge,
  of: string,
): readonly LedgerDraft[] {
  const document = { sourceKey: `stripe:${id}`, of, on: civilDateAt(created), memo: description, url: `${DASHBOARD}/payments/${id}` };
  const revenue = minorOfStripe(amounts.amount_captured, currency);
  return [
    ...booked({ ...document, currency }, { revenue, return: minorOfStripe(amounts.amount_refunded, currency) }),
    ...(typeof paidOut === 'object' && paidOut !== null
      ? booked({ ...document, currency: paidOut.currency }, { service: minorOfStripe(paidOut.fee, paidOut.currency) })
      : []),
  ];
}

/** A dispute that was lost took the money back; an open one may still be won. */
const booksOfDispute = ({ id, amount, currency, created, status }: Dispute, of: string): readonly LedgerDraft[] =>
  booked(
    { sourceKey: `stripe:${id}`, of, on: civilDateAt(created), currency, url: `${DASHBOARD}/disputes/${id}` },
    { return: status === 'lost' ? minorOfStripe(amount, currency) : 0 },
  );

const booksOfInvoice = ({ id, number, created, due_date, currency, amount_remaining }: Invoice, of: string): readonly LedgerDraft[] =>
  booked(
    {
      sourceKey: `stripe:${id}`,
      of,
      on: civilDateAt(created),
      currency,
      memo: number,
      dueOn: due_date ? civilDateAt(due_date) : undefined,
      url: `${DASHBOARD}/invoices/${id}`,
    },
    { receivable: minorOfStripe(amount_remaining, currency) },
  );
