import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type LedgerDraft } from '../answer';
import { booksIn, inOrder, type Place, pulled, utcSecond } from '../changes';
import { booked, customer } from '../drafts';
import { factsOfEach } from '../each';
import type { Refusal } from '../failure';
import { nameBefore, secret } from '../fields';
import { followed } from '../pages';
import { isAbout } from '../question';
import { quoted } from '../quoted';
import { currency, decimal, email, id, instant, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: shopify.dev/docs/api/admin-graphql, version below, 2026-11. Not tried on a real shop.
const VERSION = '2026-07';

const PERSON = 'id displayName tags defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }';
const ORDER = `id name processedAt cancelledAt test totalPriceSet { shopMoney { amount currencyCode } }
  totalTaxSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } }`;
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';
const CUSTOMERS = `query ($query: String!) { customers(first: 10, query: $query) { nodes { ${PERSON} } } }`;
const ORDERS = `query ($id: ID!, $after: String) { customer(id: $id) { orders(first: 50, after: $after) { nodes { ${ORDER} } ${PAGE_INFO} } } }`;
const CHANGED_CUSTOMERS = `query ($query: String!, $after: String) {
  customers(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { ${PERSON} updatedAt } ${PAGE_INFO} } }`;
const CHANGED_ORDERS = `query ($query: String!, $after: String) {
  orders(first: 50, after: $after, query: $query, sortKey: UPDATED_AT) { nodes { ${ORDER} updatedAt customer { id } } ${PAGE_INFO} } }`;

const Person = v.object({
  id,
  displayName: words,
  tags: list(v.string()),
  defaultEmailAddress: v.nullish(v.object({ emailAddress: email })),
  defaultPhoneNumber: v.nullish(v.object({ phoneNumber: words })),
});
const Customers = v.object({ data: v.object({ customers: v.object({ nodes: v.array(Person) }) }) });
const amount = v.nullish(v.object({ shopMoney: v.object({ amount: decimal }) }));
const Order = v.object({
  id,
  name: words,
  processedAt: instant,
  cancelledAt: v.nullish(instant),
  test: v.nullish(v.boolean(), false),
  totalPriceSet: v.object({ shopMoney: v.object({ amount: decimal, currencyCode: currency }) }),
  totalTaxSet: amount,
  totalRefundedSet: amount,
});
const page = <Node>(node: v.GenericSchema<unknown, Node>) =>
  v.pipe(
    v.object({ nodes: v.array(node), pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullish(v.string()) }) }),
    v.transform(({ nodes, pageInfo }) => ({ items: nodes, after: (pageInfo.hasNextPage && pageInfo.endCursor) || undefined })),
  );
const Orders = v.pipe(
  v.object({ data: v.object({ customer: v.nullish(v.object({ orders: page(Order) })) }) }),
  v.transform(({ data: { customer } }) => customer?.orders ?? { items: [], after: undefined }),
);
const ChangedCustomers = v.pipe(
  v.object({ data: v.object({ customers: page(v.object({ ...Person.entries, updatedAt: instant })) }) }),
  v.transform(({ data }) => data.customers),
);
const ChangedOrders = v.pipe(
  v.object({ data: v.object({ orders: page(v.object({ ...Order.entries, updatedAt: instant, customer: v.nullish(v.object({ id })) })) }) }),
  v.transform(({ data }) => data.orders),
);

export const shopify = defineSource({
  id: 'shopify',
  label: 'Shopify',
  fields: { shop: nameBefore('myshopify.com'), token: secret(/^shp\w+$/) },
  by: ['email', 'phone'],
  // Shopify counts points, not requests: a hundred a second, of which one of these takes up to fifty.
  limits: { requests: 20, per: 10_000 },
  tokenPage: ({ shop }) => `https://${shop}.myshopify.com/admin/settings/apps/development`,
  address: ({ shop }) => `https://${shop}.myshopify.com`,
  headers: ({ token }) => ({ 'x-shopify-access-token': token }),
  refusal: ({ status, text }) => (status === 200 ? refusalIn(text) : undefined),

  async lookup(question, { ask, settings: { shop } }) {
    const variables = { query: `${question.by}:${quoted(question.value)}` };
    const found = await ask({ ...graphql, json: { query: CUSTOMERS, variables } }, Customers);
    if (!found.ok) return found;
    const people = found.value.data.customers.nodes.map((node) => ({ id: node.id, who: personOf(node, shop) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const json = (after?: string) => ({ query: ORDERS, variables: { id, after } });
        const orders = await followed(ask, { ...graphql, json: json() }, Orders, ({ after }) =>
          after ? { ...graphql, json: json(after) } : undefined,
        );
        if (!orders.ok) return orders;
        const ledger = orders.value.items.flatMap((order) => booksOf(order, who.sourceKey, shop));
        return ok(facts({ customers: [who], ledger, ...(orders.value.isPart ? { isPart: true } : {}) }));
      },
    );
  },

  /** Customers and orders, each in the order of their changes; of orders the last sixty days, where the token may not read all of them. */
  pull: (since, { ask, now, settings: { shop } }) =>
    pulled(since, now, [
      {
        async read(place) {
          const page = await ask(changed(CHANGED_CUSTOMERS, place), ChangedCustomers);
          if (!page.ok) return page;
          const { items, after } = page.value;
          return ok({ customers: items.map((person) => personOf(person, shop)), ...inOrder(place, items.map(changedAt), after) });
        },
      },
      {
        async read(place) {
          const page = await ask(changed(CHANGED_ORDERS, place), ChangedOrders);
          if (!page.ok) return page;
          const { items, after } = page.value;
          const books = booksIn(
            items,
            ({ id, name }) => ({ sourceKey: orderKeyOf(id), memo: name }),
            (order) => (order.customer ? booksOf(order, keyOf(order.customer.id), shop) : []),
          );
          return ok({ ...books, ...inOrder(place, items.map(changedAt), after) });
        },
      },
    ]),
});

/** What asks for records that were changed since, from the first or behind a page. */
const changed = (query: string, { from, page }: Place) => {
  const variables = { query: `updated_at:>='${utcSecond(from)}Z'`, ...(page === '' ? {} : { after: page }) };
  return { ...graphql, json: { query, variables } };
};
const changedAt = ({ updatedAt }: { readonly updatedAt: Millis }) => updatedAt;

const graphql = { method: 'POST', path: `/admin/api/${VERSION}/graphql.json` } as const;

/** Errors come with a status of 200: only their code tells what they are. */
function refusalIn(text: string): Refusal | undefined {
  if (!text.includes('"errors"')) return undefined;
  if (/"code"\s*:\s*"THROTTLED"/.test(text)) return { kind: 'tooMany' };
  return /"code"\s*:\s*"ACCESS_DENIED"/.test(text) ? { kind: 'forbidden' } : undefined;
}

/** `gid://shopify/Customer/7` is 7 in addresses and in exported files. */
const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);

const keyOf = (customerId: string): string => `shopify:${numberOf(customerId)}`;
const orderKeyOf = (orderId: string): string => `shopify-order:${numberOf(orderId)}`;

const personOf = ({ id, displayName, tags, defaultEmailAddress, defaultPhoneNumber }: v.InferOutput<typeof Person>, shop: string) =>
  customer({
    sourceKey: keyOf(id),
    name: displayName,
    emails: [defaultEmailAddress?.emailAddress],
    phones: [defaultPhoneNumber?.phoneNumber ?? ''],
    tags,
    url: `https://admin.shopify.com/store/${shop}/customers/${numberOf(id)}`,
  });

/** Net of tax; of a refund, which is told with its tax, the same part is taken off. What the goods cost us is not asked for. */
function booksOf(order: v.InferOutput<typeof Order>, of: string, shop: string): readonly LedgerDraft[] {
  if (order.test || order.cancelledAt) return [];
  const { amount, currencyCode: currency } = order.totalPriceSet.shopMoney;
  const [total, tax, refunded] = [amount, order.totalTaxSet?.shopMoney.amount ?? '0', order.totalRefundedSet?.shopMoney.amount ?? '0'].map(
    (each) => minorOf(each, currency),
  ) as [number, number, number];
  const revenue = total - tax;
  const url = `https://admin.shopify.com/store/${shop}/orders/${numberOf(order.id)}`;
  return booked(
    { sourceKey: orderKeyOf(order.id), of, on: civilDateAt(order.processedAt), currency, memo: order.name, url },
    { revenue, return: total === 0 ? 0 : Math.round((refunded * revenue) / total) },
  );
}
