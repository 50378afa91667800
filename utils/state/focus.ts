import type { Database } from '@/utils/db/schema';
import { domainOf, type Email } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import type { Focus } from '@/utils/messaging/focus';
import { chooseCustomer } from '@/utils/spotting/rank';
import { identify, readIdentities } from './identify';

/** The focus of a tab, and how many known customers its page shows: what the badge says. */
export interface Focused {
  readonly focus: Focus;
  readonly known: number;
}

/** Chooses the customer of a sighting and counts whom we know on the page. What the page tells of its account counts as our own. */
export async function focusOn(db: Database, sighting: Sighting): Promise<Focused> {
  const identities = await readIdentities(db);
  const ownDomains = sighting.self.map(domainOf).filter((domain) => !identities.isFreeMail(domain));
  const isOwn = (email: Email) => identities.isOwn(email) || sighting.self.includes(email) || ownDomains.includes(domainOf(email));
  const choice = chooseCustomer(sighting, isOwn);
  const others = sighting.people.map(({ email }) => email).filter((email) => !isOwn(email));
  const matches = await identify(db, others, identities);
  const known = new Set([...matches.values()].map(({ customer }) => customer.id)).size;
  return { focus: { sighting, choice }, known };
}
