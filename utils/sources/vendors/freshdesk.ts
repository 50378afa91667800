import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts, type InteractionDraft } from '../answer';
import { inOrder, numberOf, type Place, pulled, secondBefore, sinceThen, utcSecond } from '../changes';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { nameBefore, secret } from '../fields';
import { basic } from '../net/basic';
import { followed, onePageOn } from '../pages';
import { isAbout } from '../question';
import { asHtml, idIn } from '../quoted';
import { email, id, instant, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: developers.freshdesk.com/api, v2, 2026-11. Not tried on a real account.
const PAGE = 100;
const Contact = v.object({
  id,
  name: words,
  email,
  other_emails: list(email),
  phone: words,
  mobile: words,
  job_title: words,
  tags: list(v.string()),
});
const Contacts = v.array(Contact);
const Ticket = v.object({ id, subject: words, status: v.number(), source: v.number(), created_at: instant });
const ChangedTickets = v.array(v.object({ ...Ticket.entries, requester_id: id, updated_at: instant }));
const Tickets = v.pipe(
  v.array(Ticket),
  v.transform((items) => ({ items })),
);

/** Numbers that Freshdesk gives the ways in which a ticket comes. */
const channels: Readonly<Record<number, InteractionDraft['channel']>> = { 1: 'mail', 3: 'call', 7: 'chat' };
const RESOLVED = 4;
const CLOSED = 5;

export const freshdesk = defineSource({
  id: 'freshdesk',
  label: 'Freshdesk',
  fields: { domain: nameBefore('freshdesk.com'), key: secret() },
  by: ['email', 'phone'],
  // The smallest plan's limit; others say by their headers what is left.
  limits: { requests: 50, per: 60_000 },
  address: ({ domain }) => `https://${domain}.freshdesk.com`,
  // The key is the user's name, and the password anything.
  headers: ({ key }) => ({ authorization: basic(key, 'X') }),

  async lookup(question, { ask, settings }) {
    const found = await ask({ path: '/api/v2/contacts', query: { [question.by]: question.value } }, Contacts);
    if (!found.ok) return found;
    const web = `https://${settings.domain}.freshdesk.com/a`;
    const people = found.value.map((contact) => ({ id: contact.id, who: personOf(contact, web) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        // Without a date the list goes back thirty days only.
        const query = { requester_id: id, updated_since: '2000-01-01T00:00:00Z', per_page: PAGE, page: 1 };
        const tickets = await followed(ask, { path: '/api/v2/tickets', query }, Tickets, ({ items }, request) =>
          items.length < PAGE ? undefined : onePageOn(request),
        );
        if (!tickets.ok) return tickets;
        const interactions = tickets.value.items.map((each) => ticketOf(each, who.sourceKey, web));
        return ok(facts({ customers: [who], interactions, ...(tickets.value.isPart ? { isPart: true } : {}) }));
      },
    );
  },

  /** Contacts that were changed since, in whichever order, as Freshdesk names none for them; tickets in the order of their changes. */
  pull(since, { ask, now, settings }) {
    const web = `https://${settings.domain}.freshdesk.com/a`;
    return pulled(since, now, [
      {
        async read(place, begun) {
          const query = { _updated_since: `${utcSecond(secondBefore(place.from))}Z`, per_page: PAGE, page: numberOf(place) };
          const page = await ask({ path: '/api/v2/contacts', query }, Contacts);
          if (!page.ok) return page;
          return ok({ customers: page.value.map((each) => personOf(each, web)), ...sinceThen(place, begun, following(place, page.value)) });
        },
      },
      {
        async read(place) {
          const updated_since = `${utcSecond(secondBefore(place.from))}Z`;
          const query = { updated_since, order_by: 'updated_at', order_type: 'asc', per_page: PAGE, page: numberOf(place) };
          const page = await ask({ path: '/api/v2/tickets', query }, ChangedTickets);
          if (!page.ok) return page;
          const interactions = page.value.map((each) => ticketOf(each, keyOf(each.requester_id), web));
          return ok({
            interactions,
            ...inOrder(
              place,
              page.value.map(({ updated_at }) => updated_at),
              following(place, page.value),
            ),
          });
        },
      },
    ]);
  },

  notesOn: 'ticket',
  /** As a private note on a ticket. */
  async write({ about, text }, { ask }) {
    const json = { body: asHtml(text), private: true };
    const written = await ask({ method: 'POST', path: `/api/v2/tickets/${idIn(about)}/notes`, json }, v.object({ id }));
    return written.ok ? ok(`freshdesk-note:${written.value.id}`) : written;
  },
});

const following = (place: Place, { length }: readonly unknown[]): string | undefined =>
  length < PAGE ? undefined : String(numberOf(place) + 1);

const keyOf = (contactId: string): string => `freshdesk-contact:${contactId}`;

const personOf = ({ id, name, email, other_emails, phone, mobile, job_title, tags }: v.InferOutput<typeof Contact>, web: string) =>
  customer({
    sourceKey: keyOf(id),
    name,
    emails: [email, ...other_emails],
    phones: [phone, mobile],
    role: job_title,
    tags,
    url: `${web}/contacts/${id}`,
  });

const ticketOf = ({ id, subject, status, source, created_at }: v.InferOutput<typeof Ticket>, of: string, web: string) =>
  ticket({
    sourceKey: `freshdesk:${id}`,
    of,
    at: created_at,
    summary: subject,
    isOpen: status !== RESOLVED && status !== CLOSED,
    channel: channels[source] ?? 'ticket',
    url: `${web}/tickets/${id}`,
  });
