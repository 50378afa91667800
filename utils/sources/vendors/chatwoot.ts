import * as v from 'valibot';
import { ok } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import { facts } from '../answer';
import { numberOf, type Place, pulled, sinceThen } from '../changes';
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
const ListedContacts = v.object({ payload: v.array(v.object({ ...Contact.entries, last_activity_at: v.nullish(unixSeconds) })) });
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
/** With who asked; twenty-five a page. */
const ListedConversations = v.object({
  data: v.object({
    payload: v.array(v.object({ ...Conversation.entries, meta: v.object({ channel: words, sender: v.nullish(Contact) }) })),
  }),
});
const CONVERSATIONS = 25;

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
    const { host, web } = placeOf(settings);
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

  /**
   * Contacts and conversations, those in which something happened last first, until one is older than what was told; a conversation with who
   * asked as they are now. Of contacts without any conversation only those are told who were there in the beginning.
   */
  pull(since, { ask, now, settings }) {
    const { host, web } = placeOf(settings);
    return pulled(since, now, [
      {
        async read(place, begun) {
          const page = await ask({ path: '/contacts', query: { sort: '-last_activity_at', page: numberOf(place) } }, ListedContacts);
          if (!page.ok) return page;
          const contacts = page.value.payload;
          const oldest = contacts.length < PAGE ? undefined : (contacts.at(-1)?.last_activity_at ?? 0);
          return ok({ customers: contacts.map((each) => personOf(each, host, web)), ...backTo(place, begun, oldest) });
        },
      },
      {
        async read(place, begun) {
          const query = { status: 'all', assignee_type: 'all', sort_by: 'last_activity_at_desc', page: numberOf(place) };
          const page = await ask({ path: '/conversations', query }, ListedConversations);
          if (!page.ok) return page;
          const all = page.value.data.payload;
          const oldest = all.length < CONVERSATIONS ? undefined : (all.at(-1)?.timestamp ?? 0);
          const told = all.flatMap((each) => (each.meta.sender ? { each, who: personOf(each.meta.sender, host, web) } : []));
          return ok({
            customers: told.map(({ who }) => who),
            interactions: told.flatMap(({ each, who }) => conversationOf(each, who.sourceKey, host, web) ?? []),
            ...backTo(place, begun, oldest),
          });
        },
      },
    ]);
  },

  notesOn: 'customer',
  async write({ about, text }, { ask }) {
    const written = await ask({ method: 'POST', path: `/contacts/${idIn(about)}/notes`, json: { content: text } }, v.object({ id }));
    return written.ok ? ok(`chatwoot-note:${written.value.id}`) : written;
  },
});

interface Settings {
  readonly address: string;
  readonly account: string;
}

const placeOf = ({ address, account }: Settings) => ({ host: new URL(address).host, web: `${address}/app/accounts/${account}` });

/** Behind a page of a list that begins with what happened last: undefined where the page is the last one. */
const backTo = (place: Place, begun: Millis, oldest: number | undefined) =>
  sinceThen(place, begun, oldest === undefined || oldest < place.from ? undefined : String(numberOf(place) + 1));

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
