import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { DAY, type Millis } from '@/utils/domain/time';
import { facts, type InteractionDraft } from '../answer';
import { type Place, pulled, sinceThen } from '../changes';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { choice, secret } from '../fields';
import type { Request } from '../net/request';
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
  v.transform(({ data, pages }) => ({ items: data, after: pages?.next?.starting_after || undefined })),
);
/** Whose a conversation or a ticket is; the first of them, where it has several. */
const theirs = v.nullish(v.object({ contacts: list(v.object({ id })) }));
const Conversation = v.object({
  id,
  contacts: theirs,
  title: words,
  created_at: unixSeconds,
  open: v.nullish(v.boolean(), false),
  source: v.nullish(v.object({ type: words, subject: words })),
});
const Conversations = v.pipe(
  v.object({ conversations: list(Conversation), pages }),
  v.transform(({ conversations, pages }) => ({ items: conversations, after: pages?.next?.starting_after || undefined })),
);
const Ticket = v.object({
  id,
  contacts: theirs,
  created_at: unixSeconds,
  open: v.nullish(v.boolean(), false),
  ticket_attributes: v.nullish(v.record(v.string(), v.unknown()), {}),
});
const Tickets = v.pipe(
  v.object({ tickets: list(Ticket), pages }),
  v.transform(({ tickets, pages }) => ({ items: tickets, after: pages?.next?.starting_after || undefined })),
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

  /**
   * Contacts, once a day, as their search knows no shorter time; conversations and tickets that were changed since, with whose they are. The
   * search names no order: what is searched stays the same from page to page.
   */
  pull(since, { ask, now, settings }) {
    const web = webs[settings.region] ?? '';
    const withContacts = async (place: Place, begun: Millis, { items, after }: Changes) => {
      const ids = [...new Set(items.flatMap(({ of }) => of ?? []))];
      const told = {
        interactions: items.flatMap(({ of, told }) => (of === undefined ? [] : told(keyOf(of)))),
        ...sinceThen(place, begun, after),
      };
      if (ids.length === 0) return ok(told);
      const found = await ask(searching('/contacts/search', { field: 'id', operator: 'IN', value: ids }), Contacts);
      return found.ok ? ok({ ...told, customers: found.value.items.map((contact) => personOf(contact, web)) }) : found;
    };
    return pulled(since, now, [
      {
        async read(place, begun) {
          if (place.page === '' && place.from !== 0 && begun - place.from < DAY) return ok({ next: place, hasMore: false });
          const page = await ask(searching('/contacts/search', changedSince(place.from - 2 * DAY), place.page), Contacts);
          if (!page.ok) return page;
          const known = page.value.items.filter(({ name, email, phone }) => name !== '' || email !== undefined || phone !== '');
          return ok({ customers: known.map((contact) => personOf(contact, web)), ...sinceThen(place, begun, page.value.after) });
        },
      },
      {
        async read(place, begun) {
          const page = await ask(searching('/conversations/search', changedSince(place.from - 1000), place.page), Conversations);
          if (!page.ok) return page;
          const items = page.value.items.map((each) => ({
            of: each.contacts?.contacts[0]?.id,
            told: (of: string) => conversationOf(each, of),
          }));
          return withContacts(place, begun, { items, after: page.value.after });
        },
      },
      {
        async read(place, begun) {
          const page = await ask(searching('/tickets/search', changedSince(place.from - 2 * DAY), place.page), Tickets);
          if (!page.ok) return page;
          const items = page.value.items.map((each) => ({ of: each.contacts?.contacts[0]?.id, told: (of: string) => ticketOf(each, of) }));
          return withContacts(place, begun, { items, after: page.value.after });
        },
      },
    ]);
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
  const first = searching(path, { field, operator: '=', value });
  return followed(ask, first, schema, ({ after }) => (after ? searching(path, { field, operator: '=', value }, after) : undefined));
};

const PAGE = 50;

interface Filter {
  readonly field: string;
  readonly operator: string;
  readonly value: string | number | readonly string[];
}

const searching = (path: string, query: Filter, after = ''): Request => ({
  method: 'POST',
  path,
  json: { query, pagination: { per_page: PAGE, ...(after === '' ? {} : { starting_after: after }) } },
});

/** Later than that moment, or, for contacts, than its day. */
const changedSince = (moment: number): Filter => ({ field: 'updated_at', operator: '>', value: Math.max(0, Math.floor(moment / 1000)) });

interface Changes {
  readonly items: readonly { readonly of: string | undefined; readonly told: (of: string) => InteractionDraft }[];
  readonly after: string | undefined;
}

const keyOf = (contactId: string): string => `intercom-contact:${contactId}`;

const personOf = ({ id, workspace_id, name, email, phone }: v.InferOutput<typeof Contact>, web: string) =>
  customer({
    sourceKey: keyOf(id),
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
