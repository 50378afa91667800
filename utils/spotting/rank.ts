import type { Email } from '@/utils/domain/email';
import type { SeenPerson, SeenRole, Sighting } from '@/utils/domain/sighting';
import { type Automated, automatedBy } from './automated';

export type Confidence = 'sure' | 'likely' | 'guess';

/** Why this person is the customer, or why nobody is. Words for it stand in the locale files. */
export type Reason =
  | { readonly kind: 'requester' | 'sender' | 'replyTo' | 'recipient'; readonly email: Email }
  | { readonly kind: 'automated'; readonly by: Automated; readonly email: Email }
  | { readonly kind: 'listView' | 'ownOnly' | 'nobody' };

/** Whom the open conversation is about, whether or not anybody knows them. */
export interface Choice {
  readonly customer: SeenPerson | null;
  readonly confidence: Confidence;
  readonly reason: Reason;
}

/**
 * Chooses the customer among the people of a sighting: the requester of a ticket, the sender of a mail, the recipient of our own mail. What
 * the host says counts, what a sender's text claims does not.
 * @param isOwn whether an address is ours: known in the background alone
 */
export function chooseCustomer(sighting: Sighting, isOwn: (email: Email) => boolean): Choice {
  if (sighting.view === 'list') return nobody({ kind: 'listView' });
  const withRole = (role: SeenRole) => sighting.people.filter((person) => person.role === role);
  const isCustomer = ({ email }: SeenPerson) => !isOwn(email) && automatedBy(email) === undefined;

  const requester = withRole('requester').find(isCustomer);
  if (requester) return chosen(requester, sighting, 'requester');

  const senders = withRole('from');
  const sender = senders.find(({ email }) => email === sighting.sender && !isOwn(email)) ?? senders.find(({ email }) => !isOwn(email));
  const replyTo = withRole('replyTo').find(isCustomer);
  if (sender) {
    const by = automatedBy(sender.email) ?? (isRewritten(sender, sighting) ? 'list' : undefined);
    if (by === undefined)
      return repliesGoNowhere(sighting)
        ? nobody({ kind: 'automated', by: 'noReply', email: sender.email })
        : chosen(sender, sighting, 'sender');
    return replyTo ? chosen(replyTo, sighting, 'replyTo') : nobody({ kind: 'automated', by, email: sender.email });
  }
  if (senders.length === 0) return nobody({ kind: 'nobody' });
  if (replyTo && senders.some(({ email }) => automatedBy(email) !== undefined)) return chosen(replyTo, sighting, 'replyTo');

  const automated = senders.map(({ email }) => ({ email, by: automatedBy(email) })).find(({ by }) => by !== undefined);
  if (automated?.by) return nobody({ kind: 'automated', by: automated.by, email: automated.email });
  const recipient = [...withRole('to'), ...withRole('cc')].find(isCustomer);
  return recipient ? chosen(recipient, sighting, 'recipient') : nobody({ kind: 'ownOnly' });
}

const nobody = (reason: Reason): Choice => ({ customer: null, confidence: 'sure', reason });

function chosen(person: SeenPerson, sighting: Sighting, kind: 'requester' | 'sender' | 'replyTo' | 'recipient'): Choice {
  const isByHost = sighting.host !== 'generic' && !sighting.isFallback;
  return { customer: person, confidence: isByHost ? 'sure' : 'likely', reason: { kind, email: person.email } };
}

/** A list that put its own address into From: mail from an address to that same address. */
const isRewritten = (sender: SeenPerson, { people }: Sighting): boolean =>
  / via /i.test(sender.name) && people.some((person) => person.role === 'replyTo' && person.email !== sender.email);

/** A mail whose answers would go to a no-reply address comes from a machine, whatever it calls itself. */
const repliesGoNowhere = ({ people }: Sighting): boolean =>
  people.some(({ role, email }) => role === 'replyTo' && automatedBy(email) === 'noReply');
