import * as v from 'valibot';
import { type Email, parseEmail } from '@/utils/domain/email';
import { ok } from '@/utils/domain/result';
import { civilDateAt } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { type CustomerDraft, facts, type LedgerDraft, nobody } from '../answer';
import { booksIn, growing, inOrder, numberOf, pulled, secondBefore, utcSecond } from '../changes';
import { booked, customer } from '../drafts';
import { address, secret } from '../fields';
import { basic } from '../net/basic';
import { followed, onePageOn } from '../pages';
import { currency, decimal, email, id, instant, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: woocommerce.github.io/woocommerce-rest-api-docs, v3, 2026-11. Not tried on a real shop.
const PAGE = 100;
const Customer = v.object({
  id,
  email,
  first_name: words,
  last_name: words,
  billing: v.nullish(v.object({ phone: words, company: words })),
});
const Customers = v.array(Customer);
const Order = v.object({
  id,
  number: words,
  status: v.string(),
  customer_id: id,
  date_created_gmt: instant,
  currency,
  total: decimal,
  total_tax: decimal,
  refunds: list(v.object({ total: decimal })),
  billing: v.object({ email, first_name: words, last_name: words, phone: words, company: words }),
});
const Orders = v.pipe(
  v.array(Order),
  v.transform((items) => ({ items })),
);
const ChangedOrders = v.array(v.object({ ...Order.entries, date_modified_gmt: instant }));
type Customer = v.InferOutput<typeof Customer>;
type Order = v.InferOutput<typeof Order>;

/** Of these the money came. */
const PAID = new Set(['processing', 'completed', 'refunded']);

export const woocommerce = defineSource({
  id: 'woocommerce',
  label: 'WooCommerce',
  fields: { address: address(), key: secret(/^ck_\w+$/), secret: secret(/^cs_\w+$/) },
  by: ['email'],
  limits: { requests: 60, per: 60_000, atOnce: 2 },
  tokenPage: ({ address }) => `${address}/wp-admin/admin.php?page=wc-settings&tab=advanced&section=keys`,
  address: ({ address }) => `${address}/wp-json/wc/v3`,
  headers: ({ key, secret }) => ({ authorization: basic(key, secret) }),

  /** Who bought as a guest is in no list of customers, only on their orders. */
  async lookup({ value: asked }, { ask, settings }) {
    const value = parseEmail(asked);
    if (value === undefined) return ok(nobody);
    const known = await ask({ path: '/customers', query: { email: value, role: 'all' } }, Customers);
    if (!known.ok) return known;
    const found = await followed(
      ask,
      { path: '/orders', query: { search: value, per_page: PAGE, page: 1 } },
      Orders,
      ({ items }, request) => (items.length < PAGE ? undefined : onePageOn(request)),
    );
    if (!found.ok) return found;
    const account = known.value.find(({ email }) => email === value);
    const orders = found.value.items.filter(({ billing, customer_id }) => billing.email === value || customer_id === account?.id);
    const [latest] = orders;
    if (account === undefined && latest === undefined) return ok(nobody);

    const who = account === undefined ? guestOf(value, latest?.billing, settings.address) : accountOf(account, settings.address);
    const ledger = orders.flatMap((order) => booksOf(order, who.sourceKey, settings.address));
    return ok(facts({ customers: [who], ledger, ...(found.value.isPart ? { isPart: true } : {}) }));
  },

  /** Customers as they came, of whom WooCommerce tells no changes; then orders in the order of theirs, since 5.8, with whoever bought as a guest. */
  pull: (since, { ask, now, settings: { address } }) =>
    pulled(since, now, [
      {
        async read(place) {
          const query = { orderby: 'id', order: 'asc', per_page: PAGE, page: numberOf(place) };
          const page = await ask({ path: '/customers', query }, Customers);
          if (!page.ok) return page;
          return ok({ customers: page.value.map((each) => accountOf(each, address)), ...growing(place, page.value.length, PAGE) });
        },
      },
      {
        async read(place) {
          const modified_after = utcSecond(secondBefore(place.from));
          const order = { orderby: 'modified', order: 'asc', per_page: PAGE, page: numberOf(place) };
          const page = await ask({ path: '/orders', query: { modified_after, dates_are_gmt: 'true', ...order } }, ChangedOrders);
          if (!page.ok) return page;
          const orders = page.value;
          const following = orders.length < PAGE ? undefined : String(numberOf(place) + 1);
          return ok({
            customers: orders.flatMap((each) => buyerOf(each, address) ?? []),
            ...booksIn(
              orders,
              ({ id }) => ({ sourceKey: orderKeyOf(id, address) }),
              (each) => booksOf(each, buyerOf(each, address)?.sourceKey, address),
            ),
            ...inOrder(
              place,
              orders.map(({ date_modified_gmt }) => date_modified_gmt),
              following,
            ),
          });
        },
      },
    ]),
});

const accountOf = ({ id, email, first_name, last_name, billing }: Customer, web: string) =>
  customer({
    sourceKey: `woocommerce@${new URL(web).host}:${id}`,
    name: `${first_name} ${last_name}`,
    emails: [email],
    phones: [billing?.phone ?? ''],
    company: billing?.company,
  });

const guestOf = (email: Email, billing: Order['billing'] | undefined, web: string) =>
  customer({
    sourceKey: `woocommerce-guest@${new URL(web).host}:${email}`,
    name: `${billing?.first_name ?? ''} ${billing?.last_name ?? ''}`,
    emails: [email],
    phones: [billing?.phone ?? ''],
    company: billing?.company,
  });

/** Who an order says has bought; nobody where it names neither an account nor an address. */
function buyerOf({ customer_id, billing }: Order, web: string): CustomerDraft | undefined {
  if (customer_id !== '0') return accountOf({ ...billing, id: customer_id, billing }, web);
  return billing.email === undefined ? undefined : guestOf(billing.email, billing, web);
}

const orderKeyOf = (id: string, web: string): string => `woocommerce-order@${new URL(web).host}:${id}`;

/** Net of tax; refunds are told as negative amounts with their tax, of which the order's part is taken off. */
function booksOf(order: Order, of: string | undefined, web: string): readonly LedgerDraft[] {
  const { id, number, currency, status } = order;
  if (of === undefined || !PAID.has(status)) return [];
  const total = minorOf(order.total, currency);
  const revenue = total - minorOf(order.total_tax, currency);
  const refunded = order.refunds.reduce((sum, refund) => sum - minorOf(refund.total, currency), 0);
  return booked(
    {
      sourceKey: orderKeyOf(id, web),
      of,
      on: civilDateAt(order.date_created_gmt),
      currency,
      memo: `#${number}`,
      url: `${web}/wp-admin/post.php?post=${id}&action=edit`,
    },
    { revenue, return: total === 0 ? 0 : Math.round((refunded * revenue) / total) },
  );
}
