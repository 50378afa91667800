import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import { getCustomers, resolveMerged } from '@/utils/db/customers';
import type { Database } from '@/utils/db/schema';
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
  | { readonly state: 'nobody'; readonly focus: Focus }
  | {
      readonly state: 'unknown';
      readonly focus: Focus;
      readonly person: FocusPerson;
      /** Who has their name. */
      readonly candidates: readonly PanelCandidate[];
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
  | { readonly state: 'failed'; readonly error: unknown };

/** A customer whom the person on the page may be. */
export interface PanelCandidate extends FocusCandidate {
  readonly customer: Customer;
}

export interface PanelModel {
  readonly state: ReadonlySignal<PanelState>;
  /** Shows another person of the conversation, until the page shows another conversation. */
  choose(email: Email): void;
  /** Shows another of the customers whom the person may be, likewise. */
  pick(id: CustomerId): void;
  retry(): void;
}

/** Follows a tab's focus and the records behind it. The last focus wins, however long an earlier one takes to read. */
export function createPanel(db: Database, focus: ReadonlySignal<Focus | null | undefined>, stop: AbortSignal): PanelModel {
  const state = signal<PanelState>({ state: 'loading' });
  const chosen = signal<{ readonly email: Email; readonly conversation: string } | undefined>(undefined);
  const picked = signal<{ readonly id: CustomerId; readonly conversation: string } | undefined>(undefined);
  const version = signal(0);
  let newest = 0;

  onChange(() => version.value++, stop);
  const dispose = effect(() => {
    void version.value;
    const current = focus.value;
    const conversation = conversationOf(current);
    const wanted = chosen.value?.conversation === conversation ? chosen.value.email : undefined;
    const candidate = picked.value?.conversation === conversation ? picked.value.id : undefined;
    const turn = ++newest;
    if (current === undefined) return;
    const show = (next: PanelState) => {
      if (turn === newest) state.value = next;
    };
    const look = async () => {
      const next = await view(db, current, wanted, candidate);
      if (next.state !== 'known') return show(next);
      const before = twinsIn(state.peek(), next.profile.customer.id);
      show({ ...next, twins: before });
      // Namesakes are no reason to wait for the figures.
      const { twinsOf } = await import('./duplicates');
      const twins = await twinsOf(db, next.profile.customer, next.profile.merged ?? []);
      if (twins.length + before.length > 0) show({ ...next, twins });
    };
    look().catch((error: unknown) => show({ state: 'failed', error }));
  });
  stop.addEventListener('abort', dispose);

  return {
    state,
    choose: (email) => {
      chosen.value = { email, conversation: conversationOf(focus.value) };
    },
    pick: (id) => {
      picked.value = { id, conversation: conversationOf(focus.value) };
    },
    retry: () => {
      version.value++;
    },
  };
}

/** The twins that are shown of a customer. */
const twinsIn = (shown: PanelState, id: CustomerId): readonly Twin[] =>
  shown.state === 'known' && shown.profile.customer.id === id ? shown.twins : [];

const conversationOf = (focus: Focus | null | undefined): string => `${focus?.sighting.subject} ${focus?.choice.customer?.email}`;

async function view(db: Database, focus: Focus | null, wanted: Email | undefined, picked: CustomerId | undefined): Promise<PanelState> {
  if (focus === null) return { state: 'nothing' };
  const personAt = (email: Email | undefined) => focus.people.find((person) => person.email === email);
  const person = personAt(wanted) ?? personAt(focus.choice.customer?.email);
  if (person === undefined) return { state: 'nobody', focus };
  const { match: best } = person;
  if (best === null) return { state: 'unknown', focus, person, candidates: [] };
  const candidates = await candidatesOf(db, best);
  const match = candidates.find(({ customerId }) => customerId === picked) ?? (best.by === 'name' ? undefined : best);
  const profile = match && (await (await import('./load-profile')).loadProfile(db, match.customerId, civilDateAt(millisOf(new Date()))));
  if (!match || !profile) return { state: 'unknown', focus, person, candidates };
  return { state: 'known', focus, person, match, profile, candidates, twins: [] };
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
