import { isWithin } from '@/utils/domain/domain-name';
import { domainOf, type Email } from '@/utils/domain/email';
import type { SeenPerson, SeenRole, Sighting } from '@/utils/domain/sighting';
import { type Automated, automatedBy } from './automated';

export type Confidence = 'sure' | 'likely' | 'guess';

/** What makes a person the customer. */
type PersonReason = 'taught' | 'requester' | 'sender' | 'replyTo' | 'recipient' | 'form' | 'forwarded' | 'signature' | 'doubted';

/** Why this person is the customer, or why nobody is. Words for it stand in the locale files. */
export type Reason =
  | { readonly kind: PersonReason; readonly email: Email }
  | { readonly kind: 'automated'; readonly by: Automated; readonly email: Email }
  | { readonly kind: 'nameOnly'; readonly name: string }
  | { readonly kind: 'listView' | 'ownOnly' | 'nobody' };

/** Whom the open conversation is about, whether or not anybody knows them. */
export interface Choice {
  readonly customer: SeenPerson | null;
  readonly confidence: Confidence;
  readonly reason: Reason;
}

/**
 * Chooses the customer among the people of a sighting. Where the host doubts who sent the message, its sender and all that the message says is
 * a guess; what we wrote ourselves is not.
 * @param isOwn whether an address is ours: known in the background alone
 */
export function chooseCustomer(sighting: Sighting, isOwn: (email: Email) => boolean): Choice {
  const choice = choose(sighting, isOwn);
  const { customer, reason } = choice;
  const isSaid = /^(?:replyTo|form|forwarded)$/.test(reason.kind) && sighting.people.some(({ isDoubted }) => isDoubted);
  const isDoubted = customer !== null && reason.kind !== 'recipient' && reason.kind !== 'taught' && (customer.isDoubted || isSaid);
  return isDoubted ? guessed(customer, 'doubted') : choice;
}

/**
 * Chooses the customer among the people of a sighting: who stands where the user showed; the requester of a ticket, else the sender of a mail; whom answers go to, or who
 * filled in a form, where a machine wrote; the recipient of our own mail; whose mail a colleague forwarded. What the host says counts more
 * than what a sender's text claims.
 */
function choose(sighting: Sighting, isOwn: (email: Email) => boolean): Choice {
  if (sighting.view === 'list') return nobody({ kind: 'listView' });
  const people = (...roles: SeenRole[]) => roles.flatMap((role) => sighting.people.filter((person) => person.role === role));
  const isCustomer = ({ email }: SeenPerson) => !isOwn(email) && automatedBy(email) === undefined;

  const taught = people('taught').find(isCustomer);
  if (taught) return chosen(taught, sighting, 'taught');
  const requester = people('requester').find(isCustomer);
  if (requester) return chosen(requester, sighting, 'requester');
  const authors = people('requester', 'from');
  const forwarded = people('forwarded').find(isCustomer);
  const outsiders = authors.filter(({ email }) => !isOwn(email));
  if (sighting.nameOnly !== undefined && outsiders.length === 0) return byName(sighting.nameOnly, sighting, isCustomer);
  if (authors.length === 0) return forwarded ? guessed(forwarded, 'forwarded') : nobody({ kind: 'nobody' });

  const replyTo = people('replyTo').find(isCustomer);
  const author = outsiders.find(({ email }) => email === sighting.sender) ?? outsiders[0];
  if (author && isPerson(author, sighting)) return chosen(author, sighting, 'sender');

  const machine = author ?? authors.find(({ email }) => automatedBy(email) !== undefined);
  if (machine && replyTo) return chosen(replyTo, sighting, 'replyTo');
  if (machine && automatedBy(machine.email) === 'noReply') {
    const form = people('body').find((person) => isCustomer(person) && !isOfSameDomain(person, machine));
    if (form) return chosen(form, sighting, 'form');
  }
  // What a site of ours sends on says whom to answer, as no letter of our own does.
  if (!author && replyTo) return chosen(replyTo, sighting, 'replyTo');
  if (author)
    return nobody({
      kind: 'automated',
      by: automatedBy(author.email) ?? (repliesGoNowhere(sighting) ? 'noReply' : 'list'),
      email: author.email,
    });

  const recipient = people('to', 'cc').find(isCustomer);
  if (recipient) return chosen(recipient, sighting, 'recipient');
  if (forwarded && !machine) return chosen(forwarded, sighting, 'forwarded');
  const form = people('body').find(isCustomer);
  if (form && !machine) return guessed(form, 'form');
  return nobody(machine ? { kind: 'automated', by: automatedBy(machine.email) ?? 'noReply', email: machine.email } : { kind: 'ownOnly' });
}

const nobody = (reason: Reason): Choice => ({ customer: null, confidence: 'sure', reason });

function chosen(person: SeenPerson, sighting: Sighting, kind: PersonReason): Choice {
  const isByHost = sighting.host !== 'generic' && !sighting.isFallback && kind !== 'taught' && kind !== 'form' && kind !== 'forwarded';
  return { customer: person, confidence: isByHost ? 'sure' : 'likely', reason: { kind, email: person.email } };
}

/** The page says nobody, and a text on it is all there is to go by. */
const guessed = (person: SeenPerson, kind: PersonReason): Choice => ({
  customer: person,
  confidence: 'guess',
  reason: { kind, email: person.email },
});

/** A name is nobody, unless its owner signed with an address: anybody can write anything there, so that is a guess. */
function byName(name: string, { people, signature }: Sighting, isCustomer: (person: SeenPerson) => boolean): Choice {
  const signed = people.find((person) => person.email === signature && person.role === 'mentioned' && isCustomer(person));
  return signed ? guessed(signed, 'signature') : nobody({ kind: 'nameOnly', name });
}

/** No machine, no list that put its own address into From, and nobody whose answers would go to a no-reply address. */
const isPerson = (author: SeenPerson, sighting: Sighting): boolean =>
  automatedBy(author.email) === undefined && !isRewritten(author, sighting) && !repliesGoNowhere(sighting);

const isRewritten = (author: SeenPerson, { people }: Sighting): boolean =>
  / via /i.test(author.name) && people.some((person) => person.role === 'replyTo' && person.email !== author.email);

const repliesGoNowhere = ({ people }: Sighting): boolean =>
  people.some(({ role, email }) => role === 'replyTo' && automatedBy(email) === 'noReply');

/** What a service writes of itself is no form that somebody filled in. */
const isOfSameDomain = (a: SeenPerson, b: SeenPerson): boolean =>
  isWithin(domainOf(a.email), domainOf(b.email)) || isWithin(domainOf(b.email), domainOf(a.email));
