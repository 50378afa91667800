import { getCustomers, resolveMerged } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import { type Focus, type FocusMatch, isGuess } from '@/utils/messaging/focus';
import { loadProfile } from './load-profile';
import type { PanelCandidate, PanelLead, PanelState } from './panel';
import type { Profile } from './profile';

/** What a page shows: the person wanted or the one whom it is about, and of those who that may be the one picked. */
export async function shownOf(db: Database, focus: Focus, wanted: Email | undefined, picked: CustomerId | undefined): Promise<PanelState> {
  const personAt = (email: Email | undefined) => [...focus.people, ...(focus.rows ?? [])].find((person) => person.email === email);
  const person = personAt(wanted) ?? personAt(focus.choice.customer?.email);
  const leads = await leadsOf(db, focus);
  const lead = leads.find(({ customer }) => customer.id === picked) ?? (person === undefined ? leadAtOnce(leads) : undefined);
  const led = lead && (await profileOf(db, lead.customer.id));
  if (lead && led) return { state: 'led', lead, others: leads.filter((other) => other !== lead), focus, profile: led, twins: [] };
  if (person === undefined) return { state: 'nobody', focus, leads };
  const { match: best } = person;
  if (best === null) return { state: 'unknown', focus, person, candidates: [], leads };
  const candidates = await candidatesOf(db, best);
  const match = candidates.find(({ customerId }) => customerId === picked) ?? (best.by === 'name' ? undefined : best);
  const profile = match && (await profileOf(db, match.customerId));
  if (!match || !profile) return { state: 'unknown', focus, person, candidates, leads };
  const sure = isGuess(focus, person.email) ? { ...match, confidence: 'guess' as const } : match;
  return { state: 'known', focus, person, match: sure, profile, candidates, twins: [] };
}

/** The customer whom the user stays on. */
export async function keptOf(db: Database, id: CustomerId, focus: Focus | null | undefined): Promise<PanelState> {
  const profile = await profileOf(db, id);
  return profile === undefined ? { state: 'gone', focus } : { state: 'led', lead: undefined, others: [], focus, profile, twins: [] };
}

const profileOf = (db: Database, id: CustomerId): Promise<Profile | undefined> => loadProfile(db, id, civilDateAt(millisOf(new Date())));

/** Who is shown without being asked for: whom the user once chose by that name, or the only one. */
const leadAtOnce = (leads: readonly PanelLead[]): PanelLead | undefined =>
  leads.find(({ reason }) => reason.kind === 'called') ?? (leads.length === 1 ? leads[0] : undefined);

/** Whom a page leads to; a list leads to as many as it has rows. */
async function leadsOf(db: Database, { companies, sighting }: Focus): Promise<PanelLead[]> {
  if (companies.length === 0 || sighting.view === 'list') return [];
  const found = await getCustomers(
    db,
    companies.map(({ customerId }) => customerId),
  );
  return companies.flatMap(({ customerId, reason }) => {
    const customer = found.get(customerId);
    return customer === undefined ? [] : [{ customer, reason }];
  });
}

/** The records of all whom a person may be: of those that were merged since, the ones left. */
async function candidatesOf(db: Database, { others = [], ...best }: FocusMatch): Promise<PanelCandidate[]> {
  // Who is known by the address, and a stranger at a known company, leave nothing to choose.
  if (others.length === 0 && (best.by === 'address' || best.by === 'domain' || best.by === 'sharedMailbox')) return [];
  const all = [best, ...others];
  const found = await getCustomers(
    db,
    all.map(({ customerId }) => customerId),
  );
  const resolved = await resolveMerged(db, [...found.values()]);
  const left = new Map([...found.keys()].map((id, index) => [id, resolved[index]]));
  const candidates = all.flatMap((candidate): PanelCandidate[] => {
    const customer = left.get(candidate.customerId);
    return customer === undefined ? [] : [{ ...candidate, customerId: customer.id, customer }];
  });
  return candidates.filter(({ customerId }, index) => candidates.findIndex((other) => other.customerId === customerId) === index);
}
