import * as v from 'valibot';
import { parseEmail } from '@/utils/domain/email';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import { ok } from '@/utils/domain/result';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type OpportunityDraft } from '../answer';
import { inOrder, type Place, pulled } from '../changes';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { optional, secret, text } from '../fields';
import { followed } from '../pages';
import { isAbout, type Question } from '../question';
import { asHtml, idIn } from '../quoted';
import { currency, decimal, email, id, instant, list, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: developers.hubspot.com, CRM API v3; names as in npm @hubspot/api-client 13.5, 2026-11. Not tried on a real account.
const PAGE = 100;

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
  name,
  path: `/crm/v3/objects/${name}/search`,
  properties: Object.keys(properties.entries),
  page: v.pipe(
    v.object({
      results: v.array(v.object({ id, createdAt: instant, updatedAt: v.nullish(instant), properties })),
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
/** Which contacts belong to each record of a kind. */
const Links = v.object({ results: v.array(v.object({ from: v.object({ id }), to: list(v.object({ id })) })) });

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
        const interactions = tickets.value.items.map((each) => ticketOf(each, who.sourceKey));
        // A deal without an amount in a currency is left out of every sum.
        const isPart = deals.value.isPart || tickets.value.isPart || opportunities.length < deals.value.items.length;
        return ok(facts({ customers: [who], opportunities, interactions, ...(isPart ? { isPart } : {}) }));
      },
    );
  },

  /** Contacts, deals and tickets, each in the order of their changes; what belongs to several contacts is told of the first. */
  pull: (since, { ask, now, settings }) =>
    pulled(since, now, [
      {
        async read(place) {
          const page = await changed(ask, Contacts, 'lastmodifieddate', place);
          if (!page.ok) return page;
          const { items, next } = page.value;
          return ok({ customers: items.map(({ id, properties }) => personOf(id, properties)), ...next });
        },
      },
      {
        async read(place) {
          const page = await changedOfContacts(ask, Deals, place);
          if (!page.ok) return page;
          const { items, next } = page.value;
          return ok({ opportunities: items.flatMap(({ each, of }) => dealOf(each, of, parseCurrency(settings.currency)) ?? []), ...next });
        },
      },
      {
        async read(place) {
          const page = await changedOfContacts(ask, Tickets, place);
          if (!page.ok) return page;
          const { items, next } = page.value;
          return ok({ interactions: items.map(({ each, of }) => ticketOf(each, of)), ...next });
        },
      },
    ]),

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

type Kind<Properties> = ReturnType<typeof kind<Properties>>;

interface Filter {
  readonly propertyName: string;
  readonly operator: string;
  readonly value: string;
}

/** The records that fit any of the lists of filters. */
const search = <Properties>(ask: Ask, { path, properties, page }: Kind<Properties>, anyOf: readonly (readonly Filter[])[]) => {
  const json = { filterGroups: anyOf.map((filters) => ({ filters })), properties, limit: PAGE };
  return followed(ask, { method: 'POST', path, json }, page, ({ after }, request) =>
    after === undefined ? undefined : { ...request, json: { ...json, after } },
  );
};

/** Records of a kind that were changed since, in that order. The search ends behind ten thousand: it begins again with the last second that it gave. */
async function changed<Properties>(ask: Ask, kind: Kind<Properties>, property: string, place: Place) {
  const json = {
    filterGroups: [{ filters: [{ propertyName: property, operator: 'GTE', value: String(place.from) }] }],
    sorts: [{ propertyName: property, direction: 'ASCENDING' }],
    properties: kind.properties,
    limit: PAGE,
    ...(place.page === '' ? {} : { after: place.page }),
  };
  const found = await ask({ method: 'POST', path: kind.path, json }, kind.page);
  if (!found.ok) return found;
  const { items, after } = found.value;
  const next = inOrder(
    place,
    items.map(({ createdAt, updatedAt }) => updatedAt ?? createdAt),
    after,
  );
  return ok({ items, next });
}

/** The same with whose each is; without those of nobody. */
async function changedOfContacts<Properties>(ask: Ask, kind: Kind<Properties>, place: Place) {
  const page = await changed(ask, kind, 'hs_lastmodifieddate', place);
  if (!page.ok) return page;
  const { items, next } = page.value;
  const inputs = items.map(({ id }) => ({ id }));
  if (inputs.length === 0) return ok({ items: [], next });
  const links = await ask({ method: 'POST', path: `/crm/v3/associations/${kind.name}/contacts/batch/read`, json: { inputs } }, Links);
  if (!links.ok) return links;
  const owners = new Map(links.value.results.map(({ from, to }) => [from.id, to[0]?.id]));
  const owned = items.flatMap((each) => {
    const owner = owners.get(each.id);
    return owner === undefined ? [] : { each, of: keyOf(owner) };
  });
  return ok({ items: owned, next });
}

function filtersFor({ by, value }: Question): readonly (readonly Filter[])[] {
  const isThat = { propertyName: by, operator: 'EQ', value };
  return by === 'email' ? [[isThat], [{ propertyName: 'hs_additional_emails', operator: 'CONTAINS_TOKEN', value }]] : [[isThat]];
}

type PropertiesOf<
  Kind extends { readonly page: v.GenericSchema<unknown, { readonly items: readonly { readonly properties: unknown }[] }> },
> = v.InferOutput<Kind['page']>['items'][number]['properties'];

const keyOf = (contactId: string): string => `hubspot-contact:${contactId}`;

function personOf(
  id: string,
  { email, hs_additional_emails, firstname, lastname, phone, company, jobtitle }: PropertiesOf<typeof Contacts>,
) {
  const emails = [email, ...hs_additional_emails.split(';').map(parseEmail)];
  return customer({
    sourceKey: keyOf(id),
    name: `${firstname} ${lastname}`,
    emails,
    phones: [phone],
    company,
    role: jobtitle,
  });
}

interface RecordOf<Properties> {
  readonly id: string;
  readonly createdAt: Millis;
  readonly properties: Properties;
}

const ticketOf = ({ id, createdAt, properties: { subject, closed_date } }: RecordOf<PropertiesOf<typeof Tickets>>, of: string) =>
  ticket({ sourceKey: `hubspot-ticket:${id}`, of, at: createdAt, summary: subject, isOpen: !closed_date });

function dealOf(
  { id, createdAt, properties: deal }: RecordOf<PropertiesOf<typeof Deals>>,
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
