import { findByEmails } from '@/utils/db/customers';
import { addInteractionOnce } from '@/utils/db/interactions';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Interaction } from '@/utils/domain/interaction';
import type { SeenPerson } from '@/utils/domain/sighting';
import type { Millis } from '@/utils/domain/time';
import { channelOf } from '@/utils/hosts/signs';
import type { Focus } from '@/utils/messaging/focus';
import { getSetting } from '@/utils/settings/setting';
import { choiceAt, siteChoices } from '@/utils/settings/sites';
import { conversationKey } from './conversation-key';
import { identitiesOn, readIdentities } from './identify';

/** Makes an opened message of a known customer an interaction, where the user chose that for its site; once, however often it is opened. */
export async function recordOpened(db: Database, focus: Focus, at: Millis): Promise<void> {
  if (!choiceAt(await getSetting(db, siteChoices), focus.sighting.url).recordsOpened) return;
  const opened = openedMessage(focus, identitiesOn(focus.sighting, await readIdentities(db)).isOwn, at);
  if (opened !== undefined) await addInteractionOnce(db, { ...opened, customerId: await bearerOf(db, focus, opened.customerId) });
}

/** The record that bears the address: where that was merged into the customer it goes on growing, and keeps it when it is un-merged. */
export async function bearerOf(db: Database, { choice }: Focus, customerId: CustomerId): Promise<CustomerId> {
  const email = choice.customer?.email;
  const bearers = email === undefined ? [] : ((await findByEmails(db, [email])).get(email) ?? []);
  const [only] = bearers;
  return bearers.length === 1 && only?.mergedInto !== undefined ? only.id : customerId;
}

/**
 * The interaction that an opened message is; undefined where it is none: a list, nobody we know by their address, or whoever we only guess.
 * It holds the subject, never a word of the body.
 * @param at when it was opened: its time, unless the page tells exactly when it was sent
 */
export function openedMessage({ sighting, choice, people }: Focus, isOwn: (email: Email) => boolean, at: Millis): Interaction | undefined {
  const match = people.find(({ email }) => email === choice.customer?.email)?.match;
  if (sighting.view !== 'conversation' || !choice.customer || choice.confidence === 'guess') return undefined;
  if (!match || match.by === 'domain' || match.by === 'sharedMailbox' || match.confidence === 'guess') return undefined;
  const sender = sighting.sender ?? (choice.reason.kind === 'recipient' ? undefined : choice.customer.email);
  const isOurs = sender === undefined || isOwn(sender);
  const isWriter = ({ role, email }: SeenPerson) =>
    (role === 'from' || role === 'requester') && (sender === undefined ? isOwn(email) : email === sender);
  const sentAt = sighting.people.find(isWriter)?.sentAt ?? at;
  const conversation = conversationKey(sighting.url);
  const channel = channelOf(sighting.host);
  return {
    id: newId(),
    customerId: match.customerId,
    at: sentAt < at ? sentAt : at,
    channel,
    team: channel === 'ticket' ? 'support' : 'service',
    direction: isOurs ? 'out' : 'in',
    conversation,
    summary: sighting.subject,
    status: 'done',
    url: sighting.url,
    sourceKey: `opened:${conversation} ${sender ?? 'us'} ${plain(sighting.subject)}`,
    revision: 1,
  };
}

/** A subject as it compares: an unread mark, a count or another case makes no other message. */
const plain = (subject: string): string => subject.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
