import * as v from 'valibot';
import { parseEmail } from '@/utils/domain/email';
import { ok } from '@/utils/domain/result';
import { civilDateAt } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type LedgerDraft, nobody } from '../answer';
import { booked, customer } from '../drafts';
import { address, secret } from '../fields';
import { basic } from '../net/basic';
import { followed, onePageOn } from '../pages';
import { currency, decimal, email, id, instant, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: woocommerce.github.io/woocommerce-rest-api-docs, v3, 2026-11. Not tried on a real shop.
const PAGE = 100;
const Customers = v.array(
  v.object({ id, email, first_name: words, last_name: words, billing: v.nullish(v.object({ phone: words, company: words })) }),
);
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

    const { host } = new URL(settings.address);
    const sourceKey = account === undefined ? `woocommerce-guest@${host}:${value}` : `woocommerce@${host}:${account.id}`;
    const person = account ?? latest?.billing;
    const billing = account?.billing ?? latest?.billing;
    const who = customer({
      sourceKey,
      name: `${person?.first_name ?? ''} ${person?.last_name ?? ''}`,
      emails: [value],
      phones: [billing?.phone ?? ''],
      company: billing?.company,
    });
    const ledger = orders.filter(({ status }) => PAID.has(status)).flatMap((order) => booksOf(order, sourceKey, settings.address, host));
    return ok(facts({ customers: [who], ledger, ...(found.value.isPart ? { isPart: true } : {}) }));
  },
});

/** Net of tax; refunds are told as negative amounts with their tax, of which the order's part is taken off. */
function booksOf(order: Order, of: string, web: string, host: string): readonly LedgerDraft[] {
  const { id, number, currency } = order;
  const total = minorOf(order.total, currency);
  const revenue = total - minorOf(order.total_tax, currency);
  const refunded = order.refunds.reduce((sum, refund) => sum - minorOf(refund.total, currency), 0);
  return booked(
    {
      sourceKey: `woocommerce-order@${host}:${id}`,
      of,
      on: civilDateAt(order.date_created_gmt),
      currency,
      memo: `#${number}`,
      url: `${web}/wp-admin/post.php?post=${id}&action=edit`,
    },
    { revenue, return: total === 0 ? 0 : Math.round((refunded * revenue) / total) },
  );
}
