import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
import { pulled } from '../changes';
import { customer } from '../drafts';
import { secret, signedIn, text } from '../fields';
import { isAbout } from '../question';
import { email, id, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: developers.google.com/people/api/rest/v1/people/searchContacts and people.connections/list, 2026-11. Not tried on a real account.
const Person = v.object({
  resourceName: id,
  names: list(v.object({ displayName: words })),
  emailAddresses: list(v.object({ value: email })),
  phoneNumbers: list(v.object({ value: words })),
  organizations: list(v.object({ name: words, title: words })),
});
/** Where nobody is found the answer has no results at all: an object with nothing in it, but no list. */
const Found = v.pipe(
  v.custom<object>((answer) => typeof answer === 'object' && answer !== null && !Array.isArray(answer)),
  v.object({ results: list(v.object({ person: Person })) }),
);

/** What changed: a page, and on the last one the token behind which Google tells what changes next. */
const Connections = v.pipe(
  v.custom<object>((answer) => typeof answer === 'object' && answer !== null && !Array.isArray(answer)),
  v.object({
    connections: list(v.object({ ...Person.entries, metadata: v.nullish(v.object({ deleted: v.nullish(v.boolean()) })) })),
    nextPageToken: v.nullish(v.string()),
    nextSyncToken: v.nullish(v.string()),
  }),
);
const FIELDS = 'names,emailAddresses,phoneNumbers,organizations';

/** The address book of an account at Google. */
export const googlePeople = defineSource({
  id: 'googlePeople',
  label: 'Google',
  /** Google gives a web client a secret and wants it with the code. It is the user's own client, and its secret is kept as theirs. */
  fields: { clientId: text(/^[\w.-]{10,200}$/), clientSecret: secret(), token: signedIn() },
  by: ['email', 'phone', 'name'],
  limits: { requests: 60, per: 60_000, atOnce: 2 },
  tokenPage: () => 'https://console.cloud.google.com/apis/credentials',
  address: () => 'https://people.googleapis.com',
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  signIn: {
    authorizeAddress: () => 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenAddress: () => 'https://oauth2.googleapis.com/token',
    scopes: ['https://www.googleapis.com/auth/contacts.readonly'],
    extra: { access_type: 'offline', prompt: 'consent' },
  },

  /** The search begins with an empty one, which Google asks for so that it looks its newest contacts up. It finds beginnings of words. */
  async lookup(question, { ask }) {
    const search = {
      path: '/v1/people:searchContacts',
      query: { readMask: FIELDS, pageSize: 30 },
    };
    const warm = await ask(search, Found);
    if (!warm.ok) return warm;
    const found = await ask({ ...search, query: { ...search.query, query: question.value } }, Found);
    if (!found.ok) return found;
    const customers = found.value.results.map(({ person }) => personOf(person));
    return ok(facts({ customers: customers.filter((each) => isAbout(question, each)) }));
  },

  /** Every contact, then those that changed since, those that are gone among them. A token is good for seven days: then every contact again. */
  pull: (since, { ask, now }) =>
    pulled(since, now, [
      {
        forgets: true,
        async read(place) {
          const { pageToken, syncToken } = Object.fromEntries(new URLSearchParams(place.page));
          const query = { personFields: `${FIELDS},metadata`, pageSize: 500, requestSyncToken: 'true', pageToken, syncToken };
          const page = await ask({ path: '/v1/people/me/connections', query }, Connections);
          if (!page.ok) return page;
          const { connections, nextPageToken, nextSyncToken } = page.value;
          const isGone = (person: (typeof connections)[number]) => person.metadata?.deleted === true;
          const hasMore = Boolean(nextPageToken);
          // Of the next page every parameter must be that of the first.
          const next = hasMore ? { pageToken: nextPageToken ?? '', syncToken: syncToken ?? '' } : { syncToken: nextSyncToken ?? '' };
          return ok({
            customers: connections.filter((person) => !isGone(person)).map(personOf),
            gone: connections.filter(isGone).map(({ resourceName }) => keyOf(resourceName)),
            next: { ...place, page: new URLSearchParams(next).toString() },
            hasMore,
          });
        },
      },
    ]),
});

const keyOf = (resourceName: string): string => `google-contact:${resourceName}`;

const personOf = ({ resourceName, names, emailAddresses, phoneNumbers, organizations }: v.InferOutput<typeof Person>) =>
  customer({
    sourceKey: keyOf(resourceName),
    name: names[0]?.displayName ?? '',
    emails: emailAddresses.map(({ value }) => value),
    phones: phoneNumbers.map(({ value }) => value),
    company: organizations[0]?.name,
    role: organizations[0]?.title,
    url: `https://contacts.google.com/${resourceName.replace(/^people\//, 'person/')}`,
  });
