import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import { facts } from '../answer';
import { pulled } from '../changes';
import { customer } from '../drafts';
import type { Failure } from '../failure';
import { optional, signedIn, text } from '../fields';
import type { Request } from '../net/request';
import { followed } from '../pages';
import { isAbout } from '../question';
import { email, id, list, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: learn.microsoft.com/graph, contacts and contact: delta, v1.0, 2026-11. Not tried on a real mailbox.
const Contact = v.object({
  id,
  displayName: words,
  emailAddresses: list(v.object({ address: email })),
  businessPhones: list(v.string()),
  mobilePhone: words,
  companyName: words,
  jobTitle: words,
});
const Contacts = v.pipe(
  v.object({ value: v.array(Contact), '@odata.nextLink': v.nullish(v.string()) }),
  v.transform(({ value, '@odata.nextLink': following }) => ({ items: value, following })),
);

/** The folder of the address book, as any of its contacts tells it. */
const Folder = v.object({ value: v.array(v.object({ parentFolderId: id })) });
const Gone = v.object({ id, '@removed': v.object({}) });
const Changes = v.object({
  value: v.array(v.union([Gone, Contact])),
  '@odata.nextLink': v.nullish(v.string()),
  '@odata.deltaLink': v.nullish(v.string()),
});
const FIELDS = 'id,displayName,emailAddresses,businessPhones,mobilePhone,companyName,jobTitle';

const tenantOf = ({ tenant = '' }: Readonly<Record<string, string>>): string =>
  `https://login.microsoftonline.com/${tenant || 'common'}/oauth2/v2.0`;

/** The address book of a mailbox at Microsoft. */
export const microsoftGraph = defineSource({
  id: 'microsoftGraph',
  label: 'Microsoft 365',
  fields: { clientId: text(/^[\w-]{8,80}$/), tenant: optional(text(/^[\w.-]{1,100}$/)), token: signedIn() },
  by: ['email'],
  limits: { requests: 100, per: 10_000, atOnce: 4 },
  tokenPage: () => 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
  address: () => 'https://graph.microsoft.com/v1.0',
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  signIn: {
    authorizeAddress: (settings) => `${tenantOf(settings)}/authorize`,
    tokenAddress: (settings) => `${tenantOf(settings)}/token`,
    scopes: ['offline_access', 'Contacts.Read'],
  },

  async lookup(question, { ask }) {
    // In OData a quote is doubled.
    const filter = `emailAddresses/any(a:a/address eq '${question.value.replaceAll("'", "''")}')`;
    const first = { path: '/me/contacts', query: { $filter: filter, $select: FIELDS, $top: 50 } };
    const found = await followed(ask, first, Contacts, ({ following }) => (following ? { path: following } : undefined));
    if (!found.ok) return found;
    const customers = found.value.items.map(personOf);
    return ok(facts({ customers: customers.filter((each) => isAbout(question, each)), ...(found.value.isPart ? { isPart: true } : {}) }));
  },

  /** Every contact of the address book, then those that changed since, those that are gone among them: links that Graph gives, and takes for a time. */
  pull: (since, { ask, now }) =>
    pulled(since, now, [
      {
        forgets: true,
        async read(place) {
          const first = place.page === '' ? await firstRequest(ask) : ok({ path: place.page });
          if (!first.ok) return first;
          // Without a contact there is no folder to be named, and nothing to be told.
          if (first.value === undefined) return ok({ next: place, hasMore: false });
          const page = await ask({ ...first.value, headers: { prefer: 'odata.maxpagesize=200' } }, Changes);
          if (!page.ok) return page;
          const { value, '@odata.nextLink': following, '@odata.deltaLink': later } = page.value;
          return ok({
            customers: value.flatMap((each) => ('@removed' in each ? [] : personOf(each))),
            gone: value.flatMap((each) => ('@removed' in each ? keyOf(each.id) : [])),
            next: { ...place, page: following ?? later ?? '' },
            hasMore: Boolean(following),
          });
        },
      },
    ]),
});

async function firstRequest(ask: Ask): Promise<Result<Request | undefined, Failure>> {
  const found = await ask({ path: '/me/contacts', query: { $select: 'parentFolderId', $top: 1 } }, Folder);
  if (!found.ok) return found;
  const [one] = found.value.value;
  if (one === undefined) return ok(undefined);
  return ok({ path: `/me/contactFolders/${encodeURIComponent(one.parentFolderId)}/contacts/delta`, query: { $select: FIELDS } });
}

const keyOf = (contactId: string): string => `microsoft-contact:${contactId}`;

const personOf = ({ id, displayName, emailAddresses, businessPhones, ...contact }: v.InferOutput<typeof Contact>) =>
  customer({
    sourceKey: keyOf(id),
    name: displayName,
    emails: emailAddresses.map(({ address }) => address),
    phones: [...businessPhones, contact.mobilePhone],
    company: contact.companyName,
    role: contact.jobTitle,
  });
