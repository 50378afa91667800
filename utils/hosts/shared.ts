import type { Email } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import type { Host } from './host';
import type { kit } from './kit';

/** What the scripts of the extension share in a page: each is built by itself, all see the same global object, and no page sees it. */
interface Shared {
  /** The hosts whose scripts ran here. */
  readonly hosts: Map<string, Host>;
  /** The spotter's tools, for the scripts beside it: see kit-modules.ts. */
  kit?: typeof kit;
  /** The spotter that lives here. */
  spotter?: {
    /** Ends it where it is no longer wanted. */
    isAlive(): boolean;
    repeat(): void;
  };
  /** What the spotter saw last, for the marks. */
  sighting?: Sighting;
  /** Told of each look at the page, also where it shows the same people: it may have drawn them anew. Set by the marks while they run. */
  onSighting?: ((sighting: Sighting) => void) | undefined;
  /** The marks of this page, while they run. */
  marks?: Marks | undefined;
  /** Tells of the reader, while somebody wants to know the time that a conversation costs. */
  pulse?: { stop(): void } | undefined;
  /** Hands over drafts of replies, where the user wants them looked at. */
  guard?: { stop(): void } | undefined;
  /** Opens cards beside them. Set by a script of its own, which runs once somebody wants to see one. */
  cards?: Cards | undefined;
}

/** The running marks, for what is drawn beside them and for who takes them away. */
export interface Marks {
  /** The element in the page that holds all of ours. */
  readonly host: HTMLElement;
  /** Its closed root: no script of the page can open it. */
  readonly root: ShadowRoot;
  /** Aborted when the marks end. */
  readonly signal: AbortSignal;
  stop(): void;
}

export interface Cards {
  /** Opens the card of a mark: soon, or at once to stay until it is closed; `enter` also moves the focus into it. */
  open(mark: HTMLElement, email: Email, how: 'soon' | 'now' | 'enter'): void;
  /** The pointer left: closes the card soon, unless it comes back or somebody pressed the mark. */
  leave(): void;
  /** Keeps the card beside its mark; closes it where that is gone. */
  follow(): void;
}

const holder = globalThis as { regardShared?: Shared };

holder.regardShared ??= { hosts: new Map() };

export const shared: Shared = holder.regardShared;
