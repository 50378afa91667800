import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts, type InteractionDraft } from '../answer';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { nameBefore, optional, secret, text } from '../fields';
import { basic } from '../net/basic';
import { followed, turned } from '../pages';
import { isAbout } from '../question';
import { idIn, quoted } from '../quoted';
import { email, id, instant, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: developer.zendesk.com/api-reference/ticketing, cursor pagination, 2026-11. Not tried on a real account.
const User = v.object({ id, name: words, email, phone: words, tags: list(v.string()) });
const Users = v.object({ users: v.array(User) });
const Ticket = v.object({
  id,
  subject: words,
  status: v.string(),
  created_at: instant,
  requester_id: id,
  via: v.nullish(v.object({ channel: v.nullish(v.union([v.string(), v.number()])) })),
});
const Tickets = v.pipe(
  v.object({ tickets: v.array(Ticket), meta: v.nullish(v.object({ has_more: v.boolean(), after_cursor: v.nullish(v.string()) })) }),
  v.transform(({ tickets, meta }) => ({ items: tickets, after: meta?.has_more ? meta.after_cursor : undefined })),
);
const Changes = v.object({
  tickets: v.array(Ticket),
  users: list(User),
  after_cursor: v.nullish(v.string()),
  end_of_stream: v.boolean(),
});

const channels: Readonly<Record<string, InteractionDraft['channel']>> = { voice: 'call', chat: 'chat', native_messaging: 'chat' };

export const zendesk = defineSource({
  id: 'zendesk',
  label: 'Zendesk',
  /** With an agent's address the token is an API token, which may do all that the agent may; without, one of OAuth, which can be read-only. */
  fields: { subdomain: nameBefore('zendesk.com'), agent: optional(text(/^\S+@\S+$/)), token: secret() },
  by: ['email', 'phone', 'name'],
  limits: {
    requests: 200,
    per: 60_000,
    budget: { remaining: 'x-rate-limit-remaining', reset: 'ratelimit-reset', as: 'seconds' },
  },
  tokenPage: ({ subdomain }) => `https://${subdomain}.zendesk.com/admin/apps-integrations/apis`,
  address: ({ subdomain }) => `https://${subdomain}.zendesk.com`,
  headers: ({ agent, token }) => ({ authorization: agent === '' ? `Bearer ${token}` : basic(`${agent}/token`, token) }),

  async lookup(question, { ask, settings }) {
    const query = { query: `${question.by}:${quoted(question.value)}`, per_page: 100 };
    const found = await ask({ path: '/api/v2/users/search', query }, Users);
    if (!found.ok) return found;
    const people = found.value.users.map((user) => ({ id: user.id, who: personOf(user, settings) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const first = { path: `/api/v2/users/${id}/tickets/requested`, query: { 'page[size]': 100 } };
        const tickets = await followed(
          ask,
          first,
          Tickets,
          ({ after }, request) => (after && turned(request, { 'page[after]': after })) || undefined,
        );
        if (!tickets.ok) return tickets;
        const { items, isPart } = tickets.value;
        const interactions = items.map((each) => ticketOf(each, settings));
        return ok(facts({ customers: [who], interactions, ...(isPart ? { isPart } : {}) }));
      },
    );
  },

  /** Tickets that changed, with who asked: a thousand a page, ten pages a minute. */
  async pull(since, { ask, settings }) {
    const from =
      'cursor' in since && isCursor(since.cursor)
        ? { cursor: since.cursor }
        : { start_time: 'cursor' in since ? 0 : Math.floor(since.changedAfter / 1000) };
    const page = await ask({ path: '/api/v2/incremental/tickets/cursor', query: { ...from, include: 'users', per_page: 1000 } }, Changes);
    if (!page.ok) return page;
    const { tickets, users, after_cursor, end_of_stream } = page.value;
    const customers = users.map((user) => personOf(user, settings));
    const interactions = tickets.map((each) => ticketOf(each, settings));
    return ok({ ...facts({ customers, interactions }), cursor: after_cursor ?? '', hasMore: !end_of_stream });
  },

  notesOn: 'ticket',
  /** As an internal note on a ticket: nobody outside sees it, and Zendesk keeps notes nowhere else. */
  async write({ about, text }, { ask }) {
    const json = { ticket: { comment: { body: text, public: false } } };
    const written = await ask({ method: 'PUT', path: `/api/v2/tickets/${idIn(about)}`, json }, v.object({ ticket: v.object({ id }) }));
    return written.ok ? ok(about) : written;
  },
});

/** Theirs are base 64. Where there was no ticket yet they give none: then it begins anew. */
const isCursor = (text: string): boolean => /^[\w+/=-]{2,}$/.test(text);

interface Desk {
  readonly subdomain: string;
}

const personOf = ({ id, name, email, phone, tags }: v.InferOutput<typeof User>, { subdomain }: Desk) =>
  customer({
    sourceKey: `zendesk-user:${id}`,
    name,
    emails: [email],
    phones: [phone],
    tags,
    url: `https://${subdomain}.zendesk.com/agent/users/${id}`,
  });

const ticketOf = ({ id, subject, status, created_at, requester_id, via }: v.InferOutput<typeof Ticket>, { subdomain }: Desk) =>
  ticket({
    sourceKey: `zendesk:${id}`,
    of: `zendesk-user:${requester_id}`,
    at: created_at,
    summary: subject,
    isOpen: status !== 'solved' && status !== 'closed',
    channel: channels[String(via?.channel ?? '')] ?? 'ticket',
    url: `https://${subdomain}.zendesk.com/agent/tickets/${id}`,
  });
