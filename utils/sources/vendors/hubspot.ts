import * as v from 'valibot';
import { parseEmail } from '@/utils/domain/email';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import { ok } from '@/utils/domain/result';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type OpportunityDraft } from '../answer';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { optional, secret, text } from '../fields';
import { followed } from '../pages';
import { isAbout, type Question } from '../question';
import { asHtml, idIn } from '../quoted';
import { currency, decimal, email, id, instant, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: developers.hubspot.com, CRM API v3; names as in npm @hubspot/api-client 13.5, 2026-11. Not tried on a real account.

/** An empty property is null, or an empty text. */
const unlessEmpty = <In, Out>(schema: v.GenericSchema<In, Out>) =>
  v.nullish(
    v.union([
      v.pipe(
        v.literal(''),
        v.transform(() => undefined),
      ),
      schema,
    ]),
  );

/** A kind of record, with the properties that we ask for. */
const kind = <Properties>(name: string, properties: v.GenericSchema<unknown, Properties> & { readonly entries: object }) => ({
  path: `/crm/v3/objects/${name}/search`,
  properties: Object.keys(properties.entries),
  page: v.pipe(
    v.object({
      results: v.array(v.object({ id, createdAt: instant, properties })),
      paging: v.nullish(v.object({ next: v.nullish(v.object({ after: v.string() })) })),
    }),
    v.transform(({ results, paging }) => ({ items: results, after: paging?.next?.after })),
  ),
});
const Contacts = kind(
  'contacts',
  v.object({ email, hs_additional_emails: words, firstname: words, lastname: words, phone: words, company: words, jobtitle: words }),
);
const Deals = kind(
  'deals',
  v.object({
    dealname: words,
    amount: unlessEmpty(decimal),
    deal_currency_code: unlessEmpty(currency),
    closedate: unlessEmpty(instant),
    hs_is_closed: words,
    hs_is_closed_won: words,
    hs_deal_stage_probability: unlessEmpty(decimal),
    closed_lost_reason: words,
  }),
);
const Tickets = kind('tickets', v.object({ subject: words, closed_date: unlessEmpty(instant) }));

export const hubspot = defineSource({
  id: 'hubspot',
  label: 'HubSpot',
  /** The currency is that of deals which name none, in portals that have but one. */
  fields: { token: secret(), currency: optional(text(/^[A-Za-z]{3}$/)) },
  by: ['email', 'phone'],
  // The search has a limit of its own, well below that of the rest.
  limits: {
    requests: 4,
    per: 1_000,
    budget: { remaining: 'x-hubspot-ratelimit-remaining', reset: 'x-hubspot-ratelimit-interval-milliseconds', as: 'milliseconds' },
  },
  address: () => 'https://api.hubapi.com',
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),

  async lookup(question, { ask, settings }) {
    const found = await search(ask, Contacts, filtersFor(question));
    if (!found.ok) return found;
    const people = found.value.items.map(({ id, properties }) => ({ id, who: personOf(id, properties) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const theirs = [[{ propertyName: 'associations.contact', operator: 'EQ', value: id }]];
        const deals = await search(ask, Deals, theirs);
        if (!deals.ok) return deals;
        const tickets = await search(ask, Tickets, theirs);
        if (!tickets.ok) return tickets;
        const opportunities = deals.value.items.flatMap((deal) => dealOf(deal, who.sourceKey, parseCurrency(settings.currency)) ?? []);
        const interactions = tickets.value.items.map(({ id, createdAt, properties: { subject, closed_date } }) =>
          ticket({ sourceKey: `hubspot-ticket:${id}`, of: who.sourceKey, at: createdAt, summary: subject, isOpen: !closed_date }),
        );
        // A deal without an amount in a currency is left out of every sum.
        const isPart = deals.value.isPart || tickets.value.isPart || opportunities.length < deals.value.items.length;
        return ok(facts({ customers: [who], opportunities, interactions, ...(isPart ? { isPart } : {}) }));
      },
    );
  },

  notesOn: 'customer',
  async write({ about, text }, { ask, now }) {
    // 202 is HubSpot's number for what links a note to a contact.
    const contact = { to: { id: idIn(about) }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 202 }] };
    const properties = { hs_timestamp: new Date(now).toISOString(), hs_note_body: asHtml(text) };
    const json = { properties, associations: [contact] };
    const written = await ask({ method: 'POST', path: '/crm/v3/objects/notes', json }, v.object({ id }));
    return written.ok ? ok(`hubspot-note:${written.value.id}`) : written;
  },
});

interface Filter {
  readonly propertyName: string;
  readonly operator: string;
  readonly value: string;
}

/** The records that fit any of the lists of filters. */
const search = <Properties>(
  ask: Ask,
  { path, properties, page }: ReturnType<typeof kind<Properties>>,
  anyOf: readonly (readonly Filter[])[],
) => {
  const json = { filterGroups: anyOf.map((filters) => ({ filters })), properties, limit: 100 };
  return followed(ask, { method: 'POST', path, json }, page, ({ after }, request) =>
    after === undefined ? undefined : { ...request, json: { ...json, after } },
  );
};

function filtersFor({ by, value }: Question): readonly (readonly Filter[])[] {
  const isThat = { propertyName: by, operator: 'EQ', value };
  return by === 'email' ? [[isThat], [{ propertyName: 'hs_additional_emails', operator: 'CONTAINS_TOKEN', value }]] : [[isThat]];
}

type Properties<Kind extends { readonly page: v.GenericSchema<unknown, { readonly items: readonly { readonly properties: unknown }[] }> }> =
  v.InferOutput<Kind['page']>['items'][number]['properties'];

function personOf(id: string, { email, hs_additional_emails, firstname, lastname, phone, company, jobtitle }: Properties<typeof Contacts>) {
  const emails = [email, ...hs_additional_emails.split(';').map(parseEmail)];
  return customer({
    sourceKey: `hubspot-contact:${id}`,
    name: `${firstname} ${lastname}`,
    emails,
    phones: [phone],
    company,
    role: jobtitle,
  });
}

function dealOf(
  { id, createdAt, properties: deal }: { readonly id: string; readonly createdAt: Millis; readonly properties: Properties<typeof Deals> },
  of: string,
  own: Currency | undefined,
): OpportunityDraft | undefined {
  const currency = deal.deal_currency_code ?? own;
  if (currency === undefined || !deal.amount) return undefined;
  const isClosed = deal.hs_is_closed === 'true';
  const stage = !isClosed ? 'open' : deal.hs_is_closed_won === 'true' ? 'won' : 'lost';
  const day = deal.closedate ? civilDateAt(deal.closedate) : undefined;
  return {
    sourceKey: `opportunity:hubspot:${id}`,
    of,
    title: deal.dealname,
    minor: minorOf(deal.amount, currency),
    currency,
    stage,
    openedOn: civilDateAt(createdAt),
    ...(day === undefined ? {} : isClosed ? { closedOn: day } : { closesOn: day }),
    ...(deal.hs_deal_stage_probability && !isClosed ? { probability: Number(deal.hs_deal_stage_probability) } : {}),
    ...(stage === 'lost' && deal.closed_lost_reason ? { reason: deal.closed_lost_reason } : {}),
  };
}
