import type { Database } from '@/utils/db/schema';
import type { CardMoney } from '@/utils/domain/card';
import type { Email } from '@/utils/domain/email';
import type { CivilDate } from '@/utils/domain/time';
import type { CardView } from '@/utils/messaging/card';
import { type Focus, isGuess } from '@/utils/messaging/focus';
import { honestName, matchOf } from './focus';
import { identify, identitiesOn, readIdentities } from './identify';
import { loadProfile } from './load-profile';
import { factsOn, moneyOf } from './worth';

/** What the card of somebody on the page shows; the money of a guess is left out until it is asked for. */
export async function cardView(db: Database, focus: Focus, email: Email, today: CivilDate): Promise<CardView> {
  const identities = await readIdentities(db);
  const seen = focus.sighting.people.find((person) => person.email === email);
  const name = seen ? honestName(seen) : '';
  if (identitiesOn(focus.sighting, identities).isOwn(email)) return { kind: 'own', name, email };
  const match = matchOf((await identify(db, [{ email }], identities)).get(email));
  const profile = match && (await loadProfile(db, match.customerId, today));
  if (!match || !profile) return { kind: 'unknown', name, email };
  const { customer, company } = profile;
  const confidence = isGuess(focus, email) ? 'guess' : match.confidence;
  return {
    kind: 'known',
    email,
    name: customer.name,
    customerKind: customer.kind,
    ...(customer.role === undefined ? {} : { role: customer.role }),
    ...(company === undefined ? {} : { companyName: company.name }),
    match: { by: match.by, confidence, ...(match.domain === undefined ? {} : { domain: match.domain }) },
    money: confidence === 'guess' ? null : moneyOf(profile),
    facts: factsOn(profile),
  };
}

/** The figures of somebody on the page, however sure we are of them; null where nobody knows them. */
export async function cardMoney(db: Database, email: Email, today: CivilDate): Promise<CardMoney | null> {
  const match = matchOf((await identify(db, [{ email }], await readIdentities(db))).get(email));
  const profile = match && (await loadProfile(db, match.customerId, today));
  return profile ? moneyOf(profile) : null;
}
