import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import { minorOf } from '../amounts';
import { facts, type LedgerDraft, nobody } from '../answer';
import { booked, customer } from '../drafts';
import { factsOfEach } from '../each';
import type { Failure, Refusal } from '../failure';
import { address, secret, text } from '../fields';
import { isAbout } from '../question';
import { currency, day, decimal, email, id, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: odoo.com/documentation, external API (JSON-RPC) of 17 to 19, 2026-11. Not tried on a real server.
const MOST = 500;

/** An empty field is `false`, whatever its kind. */
const unlessFalse = <In, Out>(schema: v.GenericSchema<In, Out>) =>
  v.union([
    v.pipe(
      v.literal(false),
      v.transform(() => undefined),
    ),
    schema,
  ]);
/** A link to another record: its id and its name. */
const link = unlessFalse(v.tuple([id, v.string()]));
const filled = v.pipe(
  unlessFalse(words),
  v.transform((written) => written ?? ''),
);
const Partner = v.object({
  id: v.number(),
  name: filled,
  email: unlessFalse(email),
  phone: filled,
  function: filled,
  is_company: v.boolean(),
  parent_id: link,
});
const Move = v.object({
  id: v.number(),
  name: filled,
  move_type: v.picklist(['out_invoice', 'out_refund']),
  invoice_date: day,
  invoice_date_due: unlessFalse(day),
  amount_untaxed: decimal,
  amount_residual: decimal,
  currency_id: v.pipe(
    v.tuple([id, currency]),
    v.transform(([, code]) => code),
  ),
});

export const odoo = defineSource({
  id: 'odoo',
  label: 'Odoo',
  fields: { address: address(), database: text(/^[\w.-]{1,100}$/), user: text(/^\S{1,200}$/), key: secret() },
  by: ['email', 'name'],
  limits: { requests: 60, per: 60_000, atOnce: 2 },
  address: ({ address }) => address,
  headers: () => ({}),
  // Every error comes with a status of 200.
  refusal: ({ status, text }) => (status === 200 ? refusalIn(text) : undefined),

  async lookup(question, { ask, settings }) {
    const { database, user, key } = settings;
    // A wrong user is no error either: the answer is `false`.
    const who = await call(ask, 'common', 'login', [database, user, key], v.union([v.number(), v.literal(false)]));
    if (!who.ok) return who;
    if (who.value === false) return err({ kind: 'unauthorised' });
    const search = <Row>(model: string, domain: readonly unknown[], fields: readonly string[], row: v.GenericSchema<unknown, Row>) =>
      call(ask, 'object', 'execute_kw', [database, who.value, key, model, 'search_read', [domain], { fields, limit: MOST }], v.array(row));

    // Case makes no difference to `=ilike`, but these signs stand for others.
    const found = await search(
      'res.partner',
      [[question.by, '=ilike', question.value.replace(/[\\%_]/g, '\\$&')]],
      Object.keys(Partner.entries),
      Partner,
    );
    if (!found.ok) return found;
    const { host } = new URL(settings.address);
    const people = found.value.map((partner) => ({ id: partner.id, who: partnerOf(partner, settings.address, host) }));
    const asked = people.filter(({ who }) => isAbout(question, who));
    if (asked.length === 0) return ok(nobody);
    return factsOfEach(asked, async ({ id, who }) => {
      const domain = [
        ['partner_id', '=', id],
        ['move_type', 'in', ['out_invoice', 'out_refund']],
        ['state', '=', 'posted'],
      ];
      const moves = await search('account.move', domain, Object.keys(Move.entries), Move);
      if (!moves.ok) return moves;
      const ledger = moves.value.flatMap((move) => booksOf(move, who.sourceKey, settings.address, host));
      return ok(facts({ customers: [who], ledger, ...(moves.value.length === MOST ? { isPart: true } : {}) }));
    });
  },
});

async function call<Out>(
  ask: Ask,
  service: string,
  method: string,
  args: readonly unknown[],
  schema: v.GenericSchema<unknown, Out>,
): Promise<Result<Out, Failure>> {
  const json = { jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } };
  const answer = await ask({ method: 'POST', path: '/jsonrpc', json }, v.object({ result: schema }));
  return answer.ok ? ok(answer.value.result) : answer;
}

function refusalIn(text: string): Refusal | undefined {
  if (!/^\s*\{[^[]{0,200}"error"\s*:/.test(text)) return undefined;
  if (text.includes('odoo.exceptions.AccessDenied')) return { kind: 'unauthorised' };
  if (text.includes('odoo.exceptions.AccessError')) return { kind: 'forbidden' };
  return { kind: 'unavailable', status: 200 };
}

const partnerOf = (
  { id, name, email, phone, function: role, is_company, parent_id }: v.InferOutput<typeof Partner>,
  web: string,
  host: string,
) =>
  customer({
    sourceKey: `odoo@${host}:${id}`,
    kind: is_company ? 'company' : 'person',
    name,
    emails: [email],
    phones: [phone],
    role,
    company: parent_id?.[1],
    url: `${web}/web#id=${id}&model=res.partner&view_type=form`,
  });

/** A credit note's amounts are positive; what is left of one is ours to pay. */
function booksOf(move: v.InferOutput<typeof Move>, of: string, web: string, host: string): readonly LedgerDraft[] {
  const { id, name, move_type, invoice_date: on, invoice_date_due: dueOn, currency_id: currency } = move;
  const url = `${web}/web#id=${id}&model=account.move&view_type=form`;
  const document = { sourceKey: `odoo-move@${host}:${id}`, of, on, currency, memo: name, dueOn, url };
  const net = minorOf(move.amount_untaxed, currency);
  const left = minorOf(move.amount_residual, currency);
  return booked(document, move_type === 'out_invoice' ? { revenue: net, receivable: left } : { return: net, receivable: -left });
}
