import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import { getCustomers, resolveMerged } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
import type { Clue } from '@/utils/domain/clue';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import type { Twin } from '@/utils/identity/duplicates';
import type { Focus, FocusCandidate, FocusMatch, FocusPerson } from '@/utils/messaging/focus';
import type { Profile } from './profile';

/** What the side panel shows. */
export type PanelState =
  | { readonly state: 'loading' }
  | { readonly state: 'nothing' }
  | { readonly state: 'nobody'; readonly focus: Focus; readonly leads: readonly PanelLead[] }
  | {
      readonly state: 'unknown';
      readonly focus: Focus;
      readonly person: FocusPerson;
      /** Who has their name. */
      readonly candidates: readonly PanelCandidate[];
      /** Who else the page leads to. */
      readonly leads: readonly PanelLead[];
    }
  | {
      readonly state: 'known';
      readonly focus: Focus;
      /** The person on the page, whose company `profile` may be. */
      readonly person: FocusPerson;
      readonly match: FocusCandidate;
      readonly profile: Profile;
      /** Who the person may be, the one shown among them; empty where there is nobody else. */
      readonly candidates: readonly PanelCandidate[];
      /** Records that may be the same customer as the one shown. */
      readonly twins: readonly Twin[];
    }
  | {
      /** A customer who is shown, but not for the address of somebody on the page. */
      readonly state: 'led';
      /** What led to them; undefined where the user stays on them, whatever the page shows. */
      readonly lead: PanelLead | undefined;
      /** Who else the page leads to. */
      readonly others: readonly PanelLead[];
      readonly focus: Focus | null | undefined;
      readonly profile: Profile;
      readonly twins: readonly Twin[];
    }
  /** The customer whom the user stays on is not there (any more). */
  | { readonly state: 'gone'; readonly focus: Focus | null | undefined }
  | { readonly state: 'failed'; readonly error: unknown };

/** A customer whom the person on the page may be. */
export interface PanelCandidate extends FocusCandidate {
  readonly customer: Customer;
}

/** A customer whom the page shows without an address that we know. */
export interface PanelLead {
  readonly customer: Customer;
  readonly reason: Clue;
}

export interface PanelModel {
  readonly state: ReadonlySignal<PanelState>;
  /** Shows another person of the conversation, until the page shows another conversation. */
  choose(email: Email): void;
  /** Shows what the page shows again. */
  back(): void;
  /** Shows another of the customers whom the person may be, likewise. */
  pick(id: CustomerId): void;
  retry(): void;
}

/**
 * Follows a tab's focus and the records behind it, or stays on the customer whom the user keeps. The last focus wins, however long an
 * earlier one takes to read.
 */
export function createPanel(
  db: Database,
  focus: ReadonlySignal<Focus | null | undefined>,
  stop: AbortSignal,
  kept: ReadonlySignal<CustomerId | undefined> = signal(undefined),
): PanelModel {
  const state = signal<PanelState>({ state: 'loading' });
  const chosen = signal<{ readonly email: Email; readonly conversation: string } | undefined>(undefined);
  const picked = signal<{ readonly id: CustomerId; readonly conversation: string } | undefined>(undefined);
  const version = signal(0);
  let newest = 0;

  onChange(({ kinds }) => {
    // How another system fares changes nothing of a customer.
    if (kinds.some((kind) => kind !== 'account' && kind !== 'outbox')) version.value++;
  }, stop);
  const dispose = effect(() => {
    void version.value;
    const current = focus.value;
    const staying = kept.value;
    const conversation = conversationOf(current);
    const wanted = chosen.value?.conversation === conversation ? chosen.value.email : undefined;
    const candidate = picked.value?.conversation === conversation ? picked.value.id : undefined;
    const turn = ++newest;
    if (current === undefined && staying === undefined) return;
    const show = (next: PanelState) => {
      if (turn === newest) state.value = next;
    };
    const look = async () => {
      const next = staying === undefined ? await view(db, current ?? null, wanted, candidate) : await viewOf(db, staying, current);
      if (next.state !== 'known' && next.state !== 'led') return show(next);
      const before = twinsIn(state.peek(), next.profile.customer.id);
      show({ ...next, twins: before });
      // Namesakes are no reason to wait for the figures, nor to take them away where the search for them fails.
      const twins = await twinsFor(db, next.profile).catch(() => before);
      if (twins.length + before.length > 0) show({ ...next, twins });
    };
    look().catch((error: unknown) => show({ state: 'failed', error }));
  });
  stop.addEventListener('abort', dispose);

  return {
    state,
    choose: (email) => {
      picked.value = undefined;
      chosen.value = { email, conversation: conversationOf(focus.value) };
    },
    back: () => {
      picked.value = undefined;
      chosen.value = undefined;
    },
    pick: (id) => {
      picked.value = { id, conversation: conversationOf(focus.value) };
    },
    retry: () => {
      version.value++;
    },
  };
}

const twinsFor = async (db: Database, { customer, merged = [] }: Profile): Promise<readonly Twin[]> =>
  (await import('./duplicates')).twinsOf(db, customer, merged);

/** The twins that are shown of a customer. */
const twinsIn = (shown: PanelState, id: CustomerId): readonly Twin[] =>
  (shown.state === 'known' || shown.state === 'led') && shown.profile.customer.id === id ? shown.twins : [];

/** What is shown of a customer; undefined where none is. */
export const profileIn = (shown: PanelState): Profile | undefined =>
  shown.state === 'known' || shown.state === 'led' ? shown.profile : undefined;

/** Whether a page is about that customer. */
export const isAbout = (focus: Focus | null | undefined, id: CustomerId): boolean =>
  focus?.people.some(({ email, match }) => email === focus.choice.customer?.email && match?.customerId === id) === true ||
  focus?.companies.some(({ customerId }) => customerId === id) === true;

const conversationOf = (focus: Focus | null | undefined): string =>
  `${focus?.sighting.subject} ${focus?.choice.customer?.email} ${focus?.sighting.nameOnly}`;

async function view(db: Database, focus: Focus | null, wanted: Email | undefined, picked: CustomerId | undefined): Promise<PanelState> {
  if (focus === null) return { state: 'nothing' };
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
  return { state: 'known', focus, person, match, profile, candidates, twins: [] };
}

/** The customer whom the user stays on. */
async function viewOf(db: Database, id: CustomerId, focus: Focus | null | undefined): Promise<PanelState> {
  const profile = await profileOf(db, id);
  return profile === undefined ? { state: 'gone', focus } : { state: 'led', lead: undefined, others: [], focus, profile, twins: [] };
}

const profileOf = async (db: Database, id: CustomerId): Promise<Profile | undefined> =>
  (await import('./load-profile')).loadProfile(db, id, civilDateAt(millisOf(new Date())));

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
