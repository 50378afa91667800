import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import { civilDateAt, type Millis, millisOf } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type InteractionDraft, type OpportunityDraft } from '../answer';
import { inOrder, type Place, pulled, utcSecond } from '../changes';
import { customer } from '../drafts';
import { factsOfEach } from '../each';
import type { Failure } from '../failure';
import { nameBefore, secret } from '../fields';
import type { Request } from '../net/request';
import { followed, turned } from '../pages';
import { isAbout } from '../question';
import { asHtml, idIn } from '../quoted';
import { currency, day, decimal, email, id, instant, list, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: developers.pipedrive.com, API v2 (notes: v1); paths as in npm pipedrive 33.7, 2026-11. Not tried on a real account.
const page = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.pipe(
    v.object({ data: v.nullable(v.array(item)), additional_data: v.nullish(v.object({ next_cursor: v.nullish(v.string()) })) }),
    v.transform(({ data, additional_data }) => ({ items: data ?? [], cursor: additional_data?.next_cursor })),
  );
const next = ({ cursor }: { readonly cursor: string | null | undefined }, request: Request) =>
  cursor ? turned(request, { cursor }) : undefined;

const Person = v.object({
  id,
  name: words,
  emails: list(email),
  phones: list(v.string()),
  organization: v.nullish(v.object({ name: words })),
});
/** As lists have one: only the id of the company. */
const ListedPerson = v.object({
  id,
  name: words,
  emails: list(v.object({ value: email })),
  phones: list(v.object({ value: words })),
  org_id: v.nullish(id),
  update_time: v.nullish(instant),
});
const ListedPeople = page(ListedPerson);
const Companies = page(v.object({ id, name: words }));
const People = v.object({ data: v.object({ items: v.array(v.object({ item: Person })) }) });
const Deals = page(
  v.object({
    id,
    person_id: v.nullish(id),
    update_time: v.nullish(instant),
    title: words,
    value: v.nullish(decimal, '0'),
    currency,
    status: v.picklist(['open', 'won', 'lost', 'deleted']),
    probability: v.nullish(v.number()),
    lost_reason: words,
    add_time: instant,
    close_time: v.nullish(instant),
    expected_close_date: v.nullish(day),
  }),
);
const Activities = page(
  v.object({
    id,
    person_id: v.nullish(id),
    update_time: v.nullish(instant),
    subject: words,
    type: words,
    done: v.boolean(),
    due_date: v.nullish(words, ''),
    due_time: v.nullish(words, ''),
    duration: words,
    add_time: instant,
  }),
);
type Deal = v.InferOutput<typeof Deals>['items'][number];
type Activity = v.InferOutput<typeof Activities>['items'][number];

const channels: Readonly<Record<string, InteractionDraft['channel']>> = {
  call: 'call',
  meeting: 'meeting',
  lunch: 'meeting',
  email: 'mail',
};

export const pipedrive = defineSource({
  id: 'pipedrive',
  label: 'Pipedrive',
  fields: { company: nameBefore('pipedrive.com'), token: secret() },
  by: ['email', 'phone', 'name'],
  limits: { requests: 20, per: 2_000, budget: { remaining: 'x-ratelimit-remaining', reset: 'x-ratelimit-reset', as: 'seconds' } },
  tokenPage: ({ company }) => `https://${company}.pipedrive.com/settings/api`,
  address: () => 'https://api.pipedrive.com',
  headers: ({ token }) => ({ 'x-api-token': token }),

  async lookup(question, { ask, settings }) {
    const query = { term: question.value, fields: question.by, exact_match: 'true', limit: 100 };
    const found = await ask({ path: '/api/v2/persons/search', query }, People);
    if (!found.ok) return found;
    const web = `https://${settings.company}.pipedrive.com`;
    const people = found.value.data.items.map(({ item }) => ({ id: item.id, who: personOf(item, web) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const theirs = { person_id: id, limit: 200 };
        const deals = await followed(ask, { path: '/api/v2/deals', query: theirs }, Deals, next);
        if (!deals.ok) return deals;
        const activities = await followed(ask, { path: '/api/v2/activities', query: theirs }, Activities, next);
        if (!activities.ok) return activities;
        const isPart = deals.value.isPart || activities.value.isPart;
        const opportunities = deals.value.items.flatMap((deal) => dealOf(deal, who.sourceKey, web) ?? []);
        const interactions = activities.value.items.map((activity) => activityOf(activity, who.sourceKey));
        return ok(facts({ customers: [who], opportunities, interactions, ...(isPart ? { isPart } : {}) }));
      },
    );
  },

  /** Persons, deals and activities, each in the order of their changes. */
  pull(since, { ask, now, settings }) {
    const web = `https://${settings.company}.pipedrive.com`;
    return pulled(since, now, [
      {
        async read(place) {
          const page = await ask(changed('persons', place), ListedPeople);
          if (!page.ok) return page;
          const { items } = page.value;
          const companies = await namesOf(
            ask,
            items.flatMap(({ org_id }) => org_id ?? []),
          );
          if (!companies.ok) return companies;
          const customers = items.map(({ emails, phones, org_id, ...person }) =>
            personOf(
              {
                ...person,
                emails: emails.map(({ value }) => value),
                phones: phones.map(({ value }) => value),
                organization: { name: companies.value.get(org_id ?? '') ?? '' },
              },
              web,
            ),
          );
          return ok({ customers, ...behind(place, page.value) });
        },
      },
      {
        async read(place) {
          const page = await ask(changed('deals', place), Deals);
          if (!page.ok) return page;
          const opportunities = page.value.items.flatMap((deal) =>
            deal.person_id ? (dealOf(deal, keyOf(deal.person_id), web) ?? []) : [],
          );
          return ok({ opportunities, ...behind(place, page.value) });
        },
      },
      {
        async read(place) {
          const page = await ask(changed('activities', place), Activities);
          if (!page.ok) return page;
          const interactions = page.value.items.flatMap((each) => (each.person_id ? activityOf(each, keyOf(each.person_id)) : []));
          return ok({ interactions, ...behind(place, page.value) });
        },
      },
    ]);
  },

  notesOn: 'customer',
  async write({ about, text }, { ask }) {
    const json = { content: asHtml(text), person_id: Number(idIn(about)) };
    const written = await ask({ method: 'POST', path: '/api/v1/notes', json }, v.object({ data: v.object({ id }) }));
    return written.ok ? ok(`pipedrive-note:${written.value.data.id}`) : written;
  },
});

const changed = (kind: string, { from, page }: Place): Request => ({
  path: `/api/v2/${kind}`,
  query: { updated_since: `${utcSecond(from)}Z`, sort_by: 'update_time', sort_direction: 'asc', limit: 100, cursor: page },
});

interface Changed {
  readonly items: readonly { readonly update_time?: Millis | null | undefined }[];
  readonly cursor: string | null | undefined;
}

const behind = (place: Place, { items, cursor }: Changed) =>
  inOrder(
    place,
    items.flatMap(({ update_time }) => update_time ?? []),
    cursor || undefined,
  );

/** The names of companies by their ids, of which as many may be asked for as a page of persons can name. */
async function namesOf(ask: Ask, ids: readonly string[]): Promise<Result<ReadonlyMap<string, string>, Failure>> {
  if (ids.length === 0) return ok(new Map());
  const found = await ask({ path: '/api/v2/organizations', query: { ids: [...new Set(ids)].join(), limit: 100 } }, Companies);
  return found.ok ? ok(new Map(found.value.items.map(({ id, name }) => [id, name]))) : found;
}

const keyOf = (personId: string): string => `pipedrive-person:${personId}`;

const personOf = ({ id, name, emails, phones, organization }: v.InferOutput<typeof Person>, web: string) =>
  customer({ sourceKey: keyOf(id), name, emails, phones, company: organization?.name, url: `${web}/person/${id}` });

function dealOf({ id, title, value, currency, status, ...deal }: Deal, of: string, web: string): OpportunityDraft | undefined {
  if (status === 'deleted') return undefined;
  return {
    sourceKey: `opportunity:pipedrive:${id}`,
    of,
    url: `${web}/deal/${id}`,
    title,
    minor: minorOf(value, currency),
    currency,
    stage: status,
    openedOn: civilDateAt(deal.add_time),
    ...(deal.close_time
      ? { closedOn: civilDateAt(deal.close_time) }
      : deal.expected_close_date
        ? { closesOn: deal.expected_close_date }
        : {}),
    ...(status === 'open' && typeof deal.probability === 'number' ? { probability: deal.probability / 100 } : {}),
    ...(status === 'lost' && deal.lost_reason ? { reason: deal.lost_reason } : {}),
  };
}

/** When it was due is when it took place; what has no day happened when it was written down. */
function activityOf({ id, subject, type, done, due_date, due_time, duration, add_time }: Activity, of: string): InteractionDraft {
  const due = Date.parse(`${due_date}T${due_time || '12:00'}Z`);
  const [hours = 0, minutes = 0] = duration.split(':').map(Number);
  return {
    sourceKey: `pipedrive-activity:${id}`,
    of,
    at: Number.isNaN(due) ? add_time : millisOf(new Date(due)),
    channel: channels[type] ?? 'note',
    team: 'sales',
    direction: 'out',
    summary: subject,
    status: done ? 'done' : 'planned',
    ...(hours * 60 + minutes > 0 ? { minutes: hours * 60 + minutes } : {}),
  };
}
