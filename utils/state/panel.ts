import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import type { Email } from '@/utils/domain/email';
import { civilDateAt, millisOf } from '@/utils/domain/time';
import type { Focus, FocusMatch, FocusPerson } from '@/utils/messaging/focus';
import type { Profile } from './profile';

/** What the side panel shows. */
export type PanelState =
  | { readonly state: 'loading' }
  | { readonly state: 'nothing' }
  | { readonly state: 'nobody'; readonly focus: Focus }
  | { readonly state: 'unknown'; readonly focus: Focus; readonly person: FocusPerson }
  | {
      readonly state: 'known';
      readonly focus: Focus;
      /** The person on the page, whose company `profile` may be. */
      readonly person: FocusPerson;
      readonly match: FocusMatch;
      readonly profile: Profile;
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
  const personAt = (email: Email | undefined) => focus.people.find((person) => person.email === email);
  const person = personAt(wanted) ?? personAt(focus.choice.customer?.email);
  if (person === undefined) return { state: 'nobody', focus };
  const { match } = person;
  const profile = match && (await (await import('./load-profile')).loadProfile(db, match.customerId, civilDateAt(millisOf(new Date()))));
  return match && profile ? { state: 'known', focus, person, match, profile } : { state: 'unknown', focus, person };
}
