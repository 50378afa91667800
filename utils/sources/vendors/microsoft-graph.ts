import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
import { customer } from '../drafts';
import { optional, signedIn, text } from '../fields';
import { followed } from '../pages';
import { isAbout } from '../question';
import { email, id, list, words } from '../shapes';
import { defineSource } from '../source';

// Source: learn.microsoft.com/graph, contacts, v1.0, 2026-11. Not tried on a real mailbox.
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
    const $select = 'id,displayName,emailAddresses,businessPhones,mobilePhone,companyName,jobTitle';
    const found = await followed(ask, { path: '/me/contacts', query: { $filter: filter, $select, $top: 50 } }, Contacts, ({ following }) =>
      following ? { path: following } : undefined,
    );
    if (!found.ok) return found;
    const customers = found.value.items.map(({ id, displayName, emailAddresses, businessPhones, mobilePhone, companyName, jobTitle }) =>
      customer({
        sourceKey: `microsoft-contact:${id}`,
        name: displayName,
        emails: emailAddresses.map(({ address }) => address),
        phones: [...businessPhones, mobilePhone],
        company: companyName,
        role: jobTitle,
      }),
    );
    return ok(facts({ customers: customers.filter((each) => isAbout(question, each)), ...(found.value.isPart ? { isPart: true } : {}) }));
  },
});
