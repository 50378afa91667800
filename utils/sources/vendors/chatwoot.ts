import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import { facts } from '../answer';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import { address, secret, text } from '../fields';
import { followed, onePageOn } from '../pages';
import { isAbout } from '../question';
import { idIn } from '../quoted';
import { email, id, list, unixSeconds, words } from '../shapes';
import { defineSource } from '../source';

// Source: github.com/chatwoot/chatwoot, swagger of the application API, 2026-11. Fifteen contacts a page.
const PAGE = 15;
const Contact = v.object({
  id,
  name: words,
  email,
  phone_number: words,
  additional_attributes: v.nullish(v.object({ company_name: words })),
});
const Contacts = v.pipe(
  v.object({ payload: v.array(Contact) }),
  v.transform(({ payload }) => ({ items: payload })),
);
const Conversation = v.object({
  id,
  status: v.string(),
  created_at: v.nullish(unixSeconds),
  timestamp: v.nullish(unixSeconds),
  messages: list(v.object({ content: words, private: v.nullish(v.boolean(), false) })),
  meta: v.nullish(v.object({ channel: words })),
});
const Conversations = v.object({ payload: v.array(Conversation) });

export const chatwoot = defineSource({
  id: 'chatwoot',
  label: 'Chatwoot',
  fields: { address: address(), account: text(/^\d{1,12}$/), token: secret() },
  by: ['email', 'phone', 'name'],
  limits: { requests: 50, per: 60_000 },
  tokenPage: ({ address, account }) => `${address}/app/accounts/${account}/profile/settings`,
  address: ({ address, account }) => `${address}/api/v1/accounts/${account}`,
  headers: ({ token }) => ({ api_access_token: token }),

  /** Its search looks at names and numbers as well: who has only something alike is left out. */
  async lookup(question, { ask, settings }) {
    const first = { path: '/contacts/search', query: { q: question.value, page: 1 } };
    const found = await followed(ask, first, Contacts, ({ items }, request) => (items.length < PAGE ? undefined : onePageOn(request)));
    if (!found.ok) return found;
    const { host } = new URL(settings.address);
    const web = `${settings.address}/app/accounts/${settings.account}`;
    const people = found.value.items.map((contact) => ({ id: contact.id, who: personOf(contact, host, web) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ id, who }) => {
        const conversations = await ask({ path: `/contacts/${id}/conversations` }, Conversations);
        if (!conversations.ok) return conversations;
        const interactions = conversations.value.payload.flatMap((each) => conversationOf(each, who.sourceKey, host, web) ?? []);
        return ok(facts({ customers: [who], interactions }));
      },
    );
  },

  notesOn: 'customer',
  async write({ about, text }, { ask }) {
    const written = await ask({ method: 'POST', path: `/contacts/${idIn(about)}/notes`, json: { content: text } }, v.object({ id }));
    return written.ok ? ok(`chatwoot-note:${written.value.id}`) : written;
  },
});

const personOf = ({ id, name, email, phone_number, additional_attributes }: v.InferOutput<typeof Contact>, host: string, web: string) =>
  customer({
    sourceKey: `chatwoot@${host}:${id}`,
    name,
    emails: [email],
    phones: [phone_number],
    company: additional_attributes?.company_name,
    url: `${web}/contacts/${id}`,
  });

/** A conversation has no subject: its first message that the customer could see stands for it. */
function conversationOf(
  { id, status, created_at, timestamp, messages, meta }: v.InferOutput<typeof Conversation>,
  of: string,
  host: string,
  web: string,
) {
  const at = created_at ?? timestamp;
  if (!at) return undefined;
  const [first] = messages.filter((message) => !message.private);
  return ticket({
    sourceKey: `chatwoot-conversation@${host}:${id}`,
    of,
    at,
    summary: (first?.content ?? '').split('\n', 1)[0]?.slice(0, 200) ?? '',
    isOpen: status !== 'resolved',
    channel: meta?.channel === 'Channel::Email' ? 'mail' : 'chat',
    url: `${web}/conversations/${id}`,
  });
}
