import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { civilDateAt } from '@/utils/domain/time';
import { minorOfStripe } from '../amounts';
import { facts, type LedgerDraft } from '../answer';
import { booked, customer } from '../drafts';
import { factsOfEach, forEach } from '../each';
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

const Customers = page(v.object({ id, email, name: words, phone: words }));
const Charges = page(
  v.object({
    id,
    created: unixSeconds,
    currency,
    status: v.string(),
    description: words,
    disputed: v.nullish(v.boolean(), false),
    amount_captured: minor,
    amount_refunded: minor,
    /** What Stripe keeps, in the currency that is paid out. Only its id where the key may not read it. */
    balance_transaction: v.nullish(v.union([v.object({ fee: minor, currency }), v.string()])),
  }),
);
const Invoices = page(
  v.object({ id, number: words, created: unixSeconds, due_date: v.nullish(unixSeconds), currency, amount_remaining: minor }),
);
const Disputes = page(v.object({ id, amount: minor, currency, created: unixSeconds, status: v.string() }));
type Charge = v.InferOutput<typeof Charges>['items'][number];
type Invoice = v.InferOutput<typeof Invoices>['items'][number];
type Dispute = v.InferOutput<typeof Disputes>['items'][number];

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
    return factsOfEach(found.value.items, async ({ id, email, name, phone }) => {
      const sourceKey = `stripe:${id}`;
      const books = await booksOf(id, sourceKey, ask);
      if (!books.ok) return books;
      const who = customer({ sourceKey, name, emails: [email], phones: [phone], url: `${DASHBOARD}/customers/${id}` });
      return ok(facts({ ...books.value, customers: [who] }));
    });
  },
});

async function booksOf(customerId: string, of: string, ask: Ask) {
  const query = { customer: customerId, limit: 100 };
  const charges = await followed(ask, { path: '/v1/charges', query: { ...query, 'expand[]': 'data.balance_transaction' } }, Charges, next);
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
