import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type LedgerDraft, nobody } from '../answer';
import { booksIn, inOrder, type Place, pulled, utcSecond } from '../changes';
import { booked, customer } from '../drafts';
import { factsOfEach } from '../each';
import type { Failure, Refusal } from '../failure';
import { address, secret, text } from '../fields';
import { isAbout } from '../question';
import { currency, day, decimal, email, id, instant, words } from '../shapes';
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

/** A moment to its second; Odoo writes it without a zone, in UTC. */
const stamp = { write_date: instant };
const ChangedPartner = v.object({ ...Partner.entries, ...stamp });
/** As changes tell it: with whose it is; of one that is no longer posted no more than its id, as the rest of it may be missing. */
const ChangedMove = v.union([
  v.object({ ...Move.entries, ...stamp, partner_id: link, state: v.literal('posted') }),
  v.object({ id: v.number(), ...stamp, state: v.picklist(['draft', 'cancel']) }),
]);
const Reconciliation = v.object({ id: v.number(), ...stamp, debit_move_id: link, credit_move_id: link });

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
    const opened = await open(ask, settings);
    if (!opened.ok) return opened;
    const search = opened.value;

    // Case makes no difference to `=ilike`, but these signs stand for others.
    const found = await search(
      'res.partner',
      [[question.by, '=ilike', question.value.replace(/[\\%_]/g, '\\$&')]],
      Object.keys(Partner.entries),
      Partner,
      { limit: MOST },
    );
    if (!found.ok) return found;
    const people = found.value.map((partner) => ({ id: partner.id, who: partnerOf(partner, settings.address) }));
    const asked = people.filter(({ who }) => isAbout(question, who));
    if (asked.length === 0) return ok(nobody);
    return factsOfEach(asked, async ({ id, who }) => {
      const domain = [['partner_id', '=', id], SALES, ['state', '=', 'posted']];
      const moves = await search('account.move', domain, Object.keys(Move.entries), Move, { limit: MOST });
      if (!moves.ok) return moves;
      const ledger = moves.value.flatMap((move) => booksOf(move, who.sourceKey, settings.address));
      return ok(facts({ customers: [who], ledger, ...(moves.value.length === MOST ? { isPart: true } : {}) }));
    });
  },

  /**
   * Partners who are none of our users, then invoices and credit notes, each in the order of their changes; then those that were paid, as what
   * is left of an invoice changes without its own date of change.
   */
  async pull(since, { ask, now, settings }) {
    const opened = await open(ask, settings);
    if (!opened.ok) return opened;
    const search = opened.value;
    const { address } = settings;
    const told = (moves: readonly v.InferOutput<typeof ChangedMove>[]) =>
      booksIn(
        moves,
        ({ id }) => ({ sourceKey: moveKey(id, address) }),
        (move) => ('partner_id' in move && move.partner_id ? booksOf(move, keyOf(move.partner_id[0], address), address) : []),
      );
    const changed = <Row extends { readonly write_date: Millis }>(
      place: Place,
      model: string,
      domain: readonly unknown[],
      fields: readonly string[],
      row: v.GenericSchema<unknown, Row>,
    ) => {
      const since = ['write_date', '>=', utcSecond(place.from).replace('T', ' ')];
      return search(model, [since, ...domain], fields, row, { limit: PAGE, offset: Number(place.page), order: 'write_date, id' });
    };
    return pulled(since, now, [
      {
        async read(place) {
          const page = await changed(
            place,
            'res.partner',
            [['partner_share', '=', true]],
            Object.keys(ChangedPartner.entries),
            ChangedPartner,
          );
          if (!page.ok) return page;
          const named = page.value.filter(({ name, email }) => name !== '' || email !== undefined);
          return ok({ customers: named.map((partner) => partnerOf(partner, address)), ...behind(place, page.value) });
        },
      },
      {
        async read(place) {
          const page = await changed(place, 'account.move', [SALES], MOVE, ChangedMove);
          return page.ok ? ok({ ...told(page.value), ...behind(place, page.value) }) : page;
        },
      },
      {
        async read(place) {
          const page = await changed(place, 'account.partial.reconcile', [], Object.keys(Reconciliation.entries), Reconciliation);
          if (!page.ok) return page;
          const lines = page.value.flatMap(({ debit_move_id, credit_move_id }) =>
            [debit_move_id?.[0] ?? [], credit_move_id?.[0] ?? []].flat(),
          );
          if (lines.length === 0) return ok(behind(place, page.value));
          const domain = [['line_ids', 'in', lines.map(Number)], SALES];
          const moves = await search('account.move', domain, MOVE, ChangedMove, { limit: 2 * PAGE });
          return moves.ok ? ok({ ...told(moves.value), ...behind(place, page.value) }) : moves;
        },
      },
    ]);
  },
});

const PAGE = 200;
const SALES = ['move_type', 'in', ['out_invoice', 'out_refund']];
const MOVE = [...Object.keys(Move.entries), 'write_date', 'partner_id', 'state'];

const behind = (place: Place, rows: readonly { readonly write_date: Millis }[]) =>
  inOrder(
    place,
    rows.map(({ write_date }) => write_date),
    rows.length < PAGE ? undefined : String(Number(place.page) + PAGE),
  );

interface Server {
  readonly database: string;
  readonly user: string;
  readonly key: string;
}

/** Signs in; gives what searches a model from then on. */
async function open(ask: Ask, { database, user, key }: Server) {
  const who = await call(ask, 'common', 'login', [database, user, key], v.union([v.number(), v.literal(false)]));
  if (!who.ok) return who;
  // A wrong user is no error either: the answer is `false`.
  if (who.value === false) return err<Failure>({ kind: 'unauthorised' });
  return ok(
    <Row>(
      model: string,
      domain: readonly unknown[],
      fields: readonly string[],
      row: v.GenericSchema<unknown, Row>,
      more: { readonly limit: number; readonly offset?: number; readonly order?: string },
    ) => call(ask, 'object', 'execute_kw', [database, who.value, key, model, 'search_read', [domain], { fields, ...more }], v.array(row)),
  );
}

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

const keyOf = (partnerId: string | number, web: string): string => `odoo@${new URL(web).host}:${partnerId}`;
const moveKey = (moveId: number, web: string): string => `odoo-move@${new URL(web).host}:${moveId}`;

const partnerOf = ({ id, name, email, phone, function: role, is_company, parent_id }: v.InferOutput<typeof Partner>, web: string) =>
  customer({
    sourceKey: keyOf(id, web),
    kind: is_company ? 'company' : 'person',
    name,
    emails: [email],
    phones: [phone],
    role,
    company: parent_id?.[1],
    url: `${web}/web#id=${id}&model=res.partner&view_type=form`,
  });

/** A credit note's amounts are positive; what is left of one is ours to pay. */
function booksOf(move: v.InferOutput<typeof Move>, of: string, web: string): readonly LedgerDraft[] {
  const { id, name, move_type, invoice_date: on, invoice_date_due: dueOn, currency_id: currency } = move;
  const url = `${web}/web#id=${id}&model=account.move&view_type=form`;
  const document = { sourceKey: moveKey(id, web), of, on, currency, memo: name, dueOn, url };
  const net = minorOf(move.amount_untaxed, currency);
  const left = minorOf(move.amount_residual, currency);
  return booked(document, move_type === 'out_invoice' ? { revenue: net, receivable: left } : { return: net, receivable: -left });
}
