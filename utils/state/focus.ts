import { getCustomer, resolveMerged } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { DomainName } from '@/utils/domain/domain-name';
import { domainOf, parseEmail } from '@/utils/domain/email';
import type { SeenPerson, Sighting } from '@/utils/domain/sighting';
import type { Candidate, Match } from '@/utils/identity/match';
import type { Lead } from '@/utils/identity/match-clues';
import { proposeCompany } from '@/utils/identity/propose-company';
import { companySites, siteOf } from '@/utils/identity/sites';
import type { Focus, FocusCandidate, FocusMatch, FocusPerson } from '@/utils/messaging/focus';
import { calledOn } from '@/utils/settings/called-names';
import { automatedBy } from '@/utils/spotting/automated';
import { chooseCustomer } from '@/utils/spotting/rank';
import { findAddresses } from '@/utils/spotting/scan';
import { identify, identifyByClues, identitiesOn, readIdentities } from './identify';

/** The focus of a tab, and how many known customers its page shows: what the badge says. */
export interface Focused {
  readonly focus: Focus;
  readonly known: number;
}

/** Chooses the customer of a sighting and finds whom we know on the page. */
export async function focusOn(db: Database, seen: Sighting): Promise<Focused> {
  const identities = identitiesOn(seen, await readIdentities(db));
  const { isOwn, isOwnDomain, isFreeMail } = identities;
  const isCompany = (domain: DomainName) => !isOwnDomain(domain) && !isFreeMail(domain);
  const sighting = { ...seen, domains: [siteOf(seen) ?? [], companySites(seen)].flat().filter(isCompany) };
  const choice = chooseCustomer(sighting, isOwn);
  const others = sighting.people.filter(({ email }) => !isOwn(email));
  const matches = await identify(
    db,
    // A name counts for whom the conversation is about: of everybody else on the page it would find namesakes.
    others.map((person) => ({ email: person.email, ...(person.email === choice.customer?.email ? { name: honestName(person) } : {}) })),
    identities,
  );
  const known = [...matches.values()].filter(({ by }) => by !== 'name');
  const isTakingPart = (person: SeenPerson) =>
    person.email === choice.customer?.email || (person.role !== 'listed' && person.role !== 'mentioned');
  const focused = (person: SeenPerson): FocusPerson => ({
    ...person,
    name: honestName(person),
    match: matchOf(matches.get(person.email)),
    proposedCompany: proposeCompany(person.email, isFreeMail(domainOf(person.email))),
  });
  const isListed = ({ role, email }: SeenPerson) => role === 'listed' && (matches.has(email) || automatedBy(email) === undefined);
  const people = others.filter(isTakingPart).map(focused);
  const rows = sighting.view === 'list' ? others.filter(isListed).map(focused) : [];
  const called = choice.reason.kind === 'nameOnly' ? await whoIsCalled(db, seen.url, choice.reason.name) : undefined;
  const clues = known.length > 0 ? [] : await identifyByClues(db, sighting, identities);
  const leads = called === undefined ? clues : [called, ...clues.filter(({ customer }) => customer.id !== called.customer.id)];
  const companies = leads.map(({ customer, clue }) => ({ customerId: customer.id, reason: clue }));
  const ids = new Set([...known.map(({ customer }) => customer.id), ...companies.map(({ customerId }) => customerId)]);
  return { focus: { sighting, choice, people, ...(rows.length === 0 ? {} : { rows }), companies }, known: ids.size };
}

/** The customer of whom the user once said that they go by that name there. */
async function whoIsCalled(db: Database, address: string, name: string): Promise<Lead | undefined> {
  const id = await calledOn(db, address, name);
  const record = id && (await getCustomer(db, id));
  const [customer] = record ? await resolveMerged(db, [record]) : [];
  return customer && { customer, clue: { kind: 'called', name } };
}

/** Whoever calls themselves by another address than theirs is shown without that name. */
export const honestName = ({ name, email }: SeenPerson): string =>
  findAddresses(name).some(({ written }) => parseEmail(written) !== email) ? '' : name;

/** A match as a focus keeps it. */
export function matchOf(match: Match | undefined): FocusMatch | null {
  if (match === undefined) return null;
  const { others } = match;
  return { ...candidateOf(match), ...(others.length === 0 ? {} : { others: others.map(candidateOf) }) };
}

const candidateOf = ({ customer, by, domain, confidence }: Candidate): FocusCandidate => ({
  customerId: customer.id,
  by,
  confidence,
  ...(domain === undefined ? {} : { domain }),
});
