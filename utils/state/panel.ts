import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { Clue } from '@/utils/domain/clue';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import type { Twin } from '@/utils/identity/duplicates';
import type { Focus, FocusCandidate, FocusPerson } from '@/utils/messaging/focus';
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
      const next = await read(db, staying, current, wanted, candidate);
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

/** How records are read is loaded once there is somebody to look for. */
async function read(
  db: Database,
  staying: CustomerId | undefined,
  focus: Focus | null | undefined,
  wanted: Email | undefined,
  picked: CustomerId | undefined,
): Promise<PanelState> {
  if (staying !== undefined) return (await import('./shown')).keptOf(db, staying, focus);
  return focus ? (await import('./shown')).shownOf(db, focus, wanted, picked) : { state: 'nothing' };
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
