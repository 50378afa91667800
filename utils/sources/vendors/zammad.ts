import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { address, secret } from '../fields';
import { isAbout } from '../question';
import { idIn } from '../quoted';
import { email, id, instant, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: docs.zammad.org/en/latest/api, 2026-11. Not tried on a real server.
const User = v.object({ id, firstname: words, lastname: words, email, phone: words, mobile: words, organization: words });
const Users = v.array(User);
const Ticket = v.object({ id, number: words, title: words, created_at: instant });
const Theirs = v.object({
  ticket_ids_open: list(id),
  ticket_ids_closed: list(id),
  assets: v.nullish(v.object({ Ticket: v.nullish(v.record(v.string(), Ticket), {}) })),
});

export const zammad = defineSource({
  id: 'zammad',
  label: 'Zammad',
  fields: { address: address(), token: secret() },
  by: ['email', 'phone', 'name'],
  limits: { requests: 60, per: 60_000, atOnce: 2 },
  tokenPage: ({ address }) => `${address}/#profile/token_access`,
  address: ({ address }) => `${address}/api/v1`,
  headers: ({ token }) => ({ authorization: `Token token=${token}` }),

  /** A plain word is looked for in every field, with or without a search server behind Zammad. */
  async lookup(question, { ask, settings: { address } }) {
    const found = await ask({ path: '/users/search', query: { query: question.value, limit: 50, expand: 'true' } }, Users);
    if (!found.ok) return found;
    const { host } = new URL(address);
    const people = found.value.map((user) => ({ id: user.id, who: personOf(user, address, host) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const theirs = await ask({ path: '/ticket_customer', query: { customer_id: id } }, Theirs);
        if (!theirs.ok) return theirs;
        const { ticket_ids_open, ticket_ids_closed, assets } = theirs.value;
        const interactions = [...ticket_ids_open, ...ticket_ids_closed].flatMap((ticketId) => {
          const told = assets?.Ticket[ticketId];
          return told === undefined ? [] : ticketOf(told, who.sourceKey, ticket_ids_open.includes(ticketId), address, host);
        });
        return ok(facts({ customers: [who], interactions }));
      },
    );
  },

  notesOn: 'ticket',
  /** As an internal article of a ticket. */
  async write({ about, text }, { ask }) {
    const json = { ticket_id: Number(idIn(about)), body: text, content_type: 'text/plain', type: 'note', internal: true };
    const written = await ask({ method: 'POST', path: '/ticket_articles', json }, v.object({ id }));
    return written.ok ? ok(`zammad-article:${written.value.id}`) : written;
  },
});

const personOf = ({ id, firstname, lastname, email, phone, mobile, organization }: v.InferOutput<typeof User>, web: string, host: string) =>
  customer({
    sourceKey: `zammad@${host}:${id}`,
    name: `${firstname} ${lastname}`,
    emails: [email],
    phones: [phone, mobile],
    company: organization,
    url: `${web}/#user/profile/${id}`,
  });

const ticketOf = (
  { id, number, title, created_at }: v.InferOutput<typeof Ticket>,
  of: string,
  isOpen: boolean,
  web: string,
  host: string,
) =>
  ticket({
    sourceKey: `zammad-ticket@${host}:${id}`,
    of,
    at: created_at,
    summary: number === '' ? title : `#${number} ${title}`,
    isOpen,
    url: `${web}/#ticket/zoom/${id}`,
  });
