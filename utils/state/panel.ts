import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { Email } from '@/utils/domain/email';
import type { SeenPerson } from '@/utils/domain/sighting';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import type { Match } from '@/utils/identity/match';
import type { Focus } from '@/utils/messaging/focus';
import type { Reason } from '@/utils/spotting/rank';
import { identify, readIdentities } from './identify';
import { loadProfile } from './load-profile';
import type { Profile } from './profile';

/** A person of the conversation, as the switch between them shows. */
export interface PersonInView {
  readonly email: Email;
  readonly name: string;
  readonly isKnown: boolean;
}

/** What the side panel shows. */
export type PanelState =
  | { readonly state: 'loading' }
  | { readonly state: 'nothing' }
  | { readonly state: 'nobody'; readonly reason: Reason; readonly people: readonly PersonInView[] }
  | { readonly state: 'unknown'; readonly person: SeenPerson; readonly reason: Reason; readonly people: readonly PersonInView[] }
  | {
      readonly state: 'known';
      readonly profile: Profile;
      readonly match: Match;
      /** The person on the page, whose company `profile` may be. */
      readonly person: SeenPerson;
      readonly reason: Reason;
      readonly people: readonly PersonInView[];
      readonly url: string;
      readonly isFallback: boolean;
    }
  | { readonly state: 'failed'; readonly error: unknown };

export interface PanelModel {
  readonly state: ReadonlySignal<PanelState>;
  /** Shows another person of the conversation, until the page shows another conversation. */
  choose(email: Email): void;
  retry(): void;
}

/** Follows a tab's focus and the records behind it. The last focus wins, however long an earlier one takes to read. */
export function createPanel(db: Database, focus: ReadonlySignal<Focus | null | undefined>, stop: AbortSignal): PanelModel {
  const state = signal<PanelState>({ state: 'loading' });
  const chosen = signal<{ readonly email: Email; readonly conversation: string } | undefined>(undefined);
  const version = signal(0);
  let newest = 0;

  onChange(() => version.value++, stop);
  const dispose = effect(() => {
    void version.value;
    const current = focus.value;
    const conversation = conversationOf(current);
    const wanted = chosen.value?.conversation === conversation ? chosen.value.email : undefined;
    const turn = ++newest;
    if (current === undefined) return;
    view(db, current, wanted).then(
      (next) => {
        if (turn === newest) state.value = next;
      },
      (error: unknown) => {
        if (turn === newest) state.value = { state: 'failed', error };
      },
    );
  });
  stop.addEventListener('abort', dispose);

  return {
    state,
    choose: (email) => {
      chosen.value = { email, conversation: conversationOf(focus.value) };
    },
    retry: () => {
      version.value++;
    },
  };
}

const conversationOf = (focus: Focus | null | undefined): string => `${focus?.sighting.subject} ${focus?.choice.customer?.email}`;

async function view(db: Database, focus: Focus | null, wanted: Email | undefined): Promise<PanelState> {
  if (focus === null) return { state: 'nothing' };
  const { sighting, choice } = focus;
  const identities = await readIdentities(db);
  const others = sighting.people.filter(({ email, role }) => role !== 'listed' && role !== 'mentioned' && !identities.isOwn(email));
  const matches = await identify(
    db,
    [...new Set([...others.map(({ email }) => email), ...(choice.customer ? [choice.customer.email] : [])])],
    identities,
  );
  const people = others.map(({ email, name }) => ({ email, name, isKnown: matches.has(email) }));
  const person = others.find(({ email }) => email === wanted) ?? choice.customer;
  const { reason } = choice;
  if (person === null) return { state: 'nobody', reason, people };
  const match = matches.get(person.email);
  const profile = match && (await loadProfile(db, match.customer.id, civilDateAt(millisOf(new Date()))));
  if (match === undefined || profile === undefined) return { state: 'unknown', person, reason, people };
  return { state: 'known', profile, match, person, reason, people, url: sighting.url, isFallback: sighting.isFallback };
}
