import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { choice, secret } from '../fields';
import { followed } from '../pages';
import { isAbout } from '../question';
import { asHtml, idIn } from '../quoted';
import { email, id, list, unixSeconds, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: github.com/intercom/Intercom-OpenAPI, version below, 2026-08.
const VERSION = '2.15';
const hosts: Readonly<Record<string, string>> = { us: 'api.intercom.io', eu: 'api.eu.intercom.io', au: 'api.au.intercom.io' };
const webs: Readonly<Record<string, string>> = { us: 'app.intercom.com', eu: 'app.eu.intercom.com', au: 'app.au.intercom.com' };

const pages = v.nullish(v.object({ next: v.nullish(v.object({ starting_after: v.nullish(v.string()) })) }));
const Contact = v.object({ id, workspace_id: words, name: words, email, phone: words });
const Contacts = v.pipe(
  v.object({ data: v.array(Contact), pages }),
  v.transform(({ data, pages }) => ({ items: data, after: pages?.next?.starting_after })),
);
const Conversation = v.object({
  id,
  title: words,
  created_at: unixSeconds,
  open: v.nullish(v.boolean(), false),
  source: v.nullish(v.object({ type: words, subject: words })),
});
const Conversations = v.pipe(
  v.object({ conversations: list(Conversation), pages }),
  v.transform(({ conversations, pages }) => ({ items: conversations, after: pages?.next?.starting_after })),
);
const Ticket = v.object({
  id,
  created_at: unixSeconds,
  open: v.nullish(v.boolean(), false),
  ticket_attributes: v.nullish(v.record(v.string(), v.unknown()), {}),
});
const Tickets = v.pipe(
  v.object({ tickets: list(Ticket), pages }),
  v.transform(({ tickets, pages }) => ({ items: tickets, after: pages?.next?.starting_after })),
);

export const intercom = defineSource({
  id: 'intercom',
  label: 'Intercom',
  fields: { region: choice('us', 'eu', 'au'), token: secret() },
  by: ['email', 'phone', 'name'],
  limits: {
    requests: 150,
    per: 10_000,
    budget: { remaining: 'x-ratelimit-remaining', reset: 'x-ratelimit-reset', as: 'epochSeconds' },
  },
  address: ({ region }) => `https://${hosts[region]}`,
  headers: ({ token }) => ({ authorization: `Bearer ${token}`, 'intercom-version': VERSION }),

  /** A user and a lead may have the same address: both are told. */
  async lookup(question, { ask, settings }) {
    const found = await search(ask, '/contacts/search', question.by, question.value, Contacts);
    if (!found.ok) return found;
    const people = found.value.items.map((contact) => ({ id: contact.id, who: personOf(contact, webs[settings.region] ?? '') }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who: person }) => {
        const of = person.sourceKey;
        const conversations = await search(ask, '/conversations/search', 'contact_ids', id, Conversations);
        if (!conversations.ok) return conversations;
        const tickets = await search(ask, '/tickets/search', 'contact_ids', id, Tickets);
        if (!tickets.ok) return tickets;
        const isPart = conversations.value.isPart || tickets.value.isPart;
        const interactions = [
          ...conversations.value.items.map((each) => conversationOf(each, of)),
          ...tickets.value.items.map((each) => ticketOf(each, of)),
        ];
        return ok(facts({ customers: [person], interactions, ...(isPart ? { isPart } : {}) }));
      },
    );
  },

  notesOn: 'customer',
  async write({ about, text }, { ask }) {
    const written = await ask({ method: 'POST', path: `/contacts/${idIn(about)}/notes`, json: { body: asHtml(text) } }, v.object({ id }));
    return written.ok ? ok(`intercom-note:${written.value.id}`) : written;
  },
});

const search = <Page extends { readonly items: readonly unknown[]; readonly after: string | null | undefined }>(
  ask: Ask,
  path: string,
  field: string,
  value: string,
  schema: v.GenericSchema<unknown, Page>,
) => {
  const json = { query: { field, operator: '=', value }, pagination: { per_page: 50 } };
  return followed(ask, { method: 'POST', path, json }, schema, ({ after }, request) =>
    after ? { ...request, json: { ...json, pagination: { ...json.pagination, starting_after: after } } } : undefined,
  );
};

const personOf = ({ id, workspace_id, name, email, phone }: v.InferOutput<typeof Contact>, web: string) =>
  customer({
    sourceKey: `intercom-contact:${id}`,
    name,
    emails: [email],
    phones: [phone],
    url: workspace_id && `https://${web}/a/apps/${encodeURIComponent(workspace_id)}/users/${encodeURIComponent(id)}`,
  });

const conversationOf = ({ id, title, created_at, open, source }: v.InferOutput<typeof Conversation>, of: string) =>
  ticket({
    sourceKey: `intercom-conversation:${id}`,
    of,
    at: created_at,
    summary: title || (source?.subject ?? '').replace(/<[^>]*>/g, ''),
    isOpen: open,
    channel: source?.type === 'email' ? 'mail' : source?.type === 'phone_call' ? 'call' : 'chat',
  });

/** A ticket's title stands among the fields that a workspace gives its tickets, under a name that is always the same. */
const ticketOf = ({ id, created_at, open, ticket_attributes }: v.InferOutput<typeof Ticket>, of: string) =>
  ticket({ sourceKey: `intercom-ticket:${id}`, of, at: created_at, summary: titleIn(ticket_attributes), isOpen: open });

function titleIn(attributes: Readonly<Record<string, unknown>>): string {
  const title = attributes['_default_title_'];
  return typeof title === 'string' ? title : '';
}
