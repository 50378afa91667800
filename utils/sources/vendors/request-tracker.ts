import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
import { utcSecond } from '../changes';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { address, optional, secret, text } from '../fields';
import { basic } from '../net/basic';
import type { Request } from '../net/request';
import { followed, onePageOn } from '../pages';
import { isAbout } from '../question';
import { idIn, singleQuoted } from '../quoted';
import { email, id, instant, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: docs.bestpractical.com/rt/5.0.3/RT/REST2.html; tried on 5.0.3, 2026-11.
const page = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.object({ items: v.array(item), page: v.number(), pages: v.nullish(v.number(), 0) });
const User = v.object({ id, EmailAddress: email, RealName: words, Organization: words, WorkPhone: words, MobilePhone: words });
const Users = page(User);
const named = v.nullish(v.object({ Name: words }));
const Ticket = v.object({
  id,
  Subject: words,
  Status: v.string(),
  Created: instant,
  LastUpdated: instant,
  Owner: named,
  /** Minutes, as text. */
  TimeWorked: v.nullish(v.union([v.string(), v.number()]), 0),
  Requestor: list(v.object({ id: words })),
});
const Tickets = page(Ticket);
const Changed = page(v.object({ ...Ticket.entries, Requestor: list(User) }));

const TICKET_FIELDS = {
  fields: 'Subject,Status,Created,LastUpdated,Owner,TimeWorked,Requestor',
  'fields[Owner]': 'Name',
  per_page: 100,
};
const OF_USER = 'EmailAddress,RealName,Organization,WorkPhone,MobilePhone';
const USER_FIELDS = { fields: OF_USER, per_page: 100 };
/** RT's own life cycles call these done; a life cycle of the user's may have others. */
const DONE = new Set(['resolved', 'rejected', 'deleted', 'closed']);

export const requestTracker = defineSource({
  id: 'requestTracker',
  label: 'Request Tracker',
  /** With a user's name the token is their password; without, one that RT's own page of tokens made. */
  fields: { address: address(), user: optional(text(/^[^:\s]+$/)), token: secret() },
  by: ['email', 'name'],
  limits: { requests: 60, per: 60_000, atOnce: 2 },
  tokenPage: ({ address }) => `${address}/Prefs/AuthTokens.html`,
  address: ({ address }) => `${address}/REST/2.0`,
  headers: ({ user, token }) => ({ authorization: user === '' ? `token ${token}` : basic(user, token) }),

  async lookup(question, { ask, settings }) {
    const field = question.by === 'email' ? 'EmailAddress' : 'RealName';
    const query = JSON.stringify([{ field, operator: '=', value: question.value }]);
    const found = await followed(ask, { path: '/users', query: { query, ...USER_FIELDS } }, Users, next);
    if (!found.ok) return found;
    const people = found.value.items.map((user) => ({ id: user.id, who: personOf(user, settings.address) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const query = `Requestor.Name = ${singleQuoted(id)}`;
        const tickets = await followed(ask, { path: '/tickets', query: { query, ...TICKET_FIELDS } }, Tickets, next);
        if (!tickets.ok) return tickets;
        const interactions = tickets.value.items.map((each) => ticketOf(each, who.sourceKey, settings.address));
        return ok(facts({ customers: [who], interactions, ...(tickets.value.isPart ? { isPart: true } : {}) }));
      },
    );
  },

  /** Tickets in the order in which they were changed, with who asked. As many may bear the same second, the cursor is a second and a page of what follows it. */
  async pull(since, { ask, settings }) {
    const [, from = rtTime('cursor' in since ? 0 : since.changedAfter), at = '1'] = ('cursor' in since && CURSOR.exec(since.cursor)) || [];
    const query = {
      query: `LastUpdated >= ${singleQuoted(from)}`,
      orderby: 'LastUpdated|id',
      page: at,
      ...TICKET_FIELDS,
      'fields[Requestor]': OF_USER,
    };
    const found = await ask({ path: '/tickets', query }, Changed);
    if (!found.ok) return found;
    const { items, page, pages } = found.value;
    const last = items.at(-1);
    const until = last === undefined ? from : rtTime(last.LastUpdated);
    const cursor = page < pages && until === from ? `${from}|${page + 1}` : `${until}|1`;
    const interactions = items.flatMap((each) => {
      const [requestor] = each.Requestor;
      return requestor === undefined ? [] : ticketOf(each, keyOf(requestor.id, settings.address), settings.address);
    });
    const customers = items.flatMap(({ Requestor: [requestor] }) => (requestor === undefined ? [] : personOf(requestor, settings.address)));
    return ok({ ...facts({ customers, interactions }), cursor, hasMore: page < pages });
  },

  notesOn: 'ticket',
  /** As a comment on a ticket, which its requestor does not see. */
  async write({ about, text }, { ask }) {
    const json = { Content: text, ContentType: 'text/plain' };
    const written = await ask({ method: 'POST', path: `/ticket/${idIn(about)}/comment`, json }, v.array(v.string()));
    return written.ok ? ok(about) : written;
  },
});

const next = ({ page, pages }: { readonly page: number; readonly pages: number }, request: Request) =>
  page < pages ? onePageOn(request) : undefined;

/** Times in a query are UTC where the user's own zone is; to the second. */
const rtTime = (moment: number): string => utcSecond(moment).replace('T', ' ');
const CURSOR = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\|(\d+)$/;

const keyOf = (id: string, web: string): string => `rt@${new URL(web).host}:${id}`;

const personOf = ({ id, EmailAddress, RealName, Organization, WorkPhone, MobilePhone }: v.InferOutput<typeof User>, web: string) =>
  customer({ sourceKey: keyOf(id, web), name: RealName, emails: [EmailAddress], phones: [WorkPhone, MobilePhone], company: Organization });

const ticketOf = ({ id, Subject, Status, Created, Owner, TimeWorked }: v.InferOutput<typeof Ticket>, of: string, web: string) =>
  ticket({
    sourceKey: `rt-ticket@${new URL(web).host}:${id}`,
    of,
    at: Created,
    summary: Subject,
    isOpen: !DONE.has(Status),
    by: Owner?.Name === 'Nobody' ? undefined : Owner?.Name,
    minutes: Number(TimeWorked) || undefined,
    url: `${web}/Ticket/Display.html?id=${encodeURIComponent(id)}`,
  });
