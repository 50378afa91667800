import type { Host } from './host';
import type { Kit } from './kit';

/** What the scripts of the extension share in a page: each is built by itself, all see the same global object, and no page sees it. */
interface Shared {
  /** The hosts whose scripts ran here. */
  readonly hosts: Map<string, Host>;
  /** The spotter's tools, for the adapters. */
  kit?: Kit;
  /** The spotter that lives here. */
  spotter?: {
    /** Ends it where it is no longer wanted. */
    isAlive(): boolean;
    repeat(): void;
  };
}

const holder = globalThis as { regardShared?: Shared };

holder.regardShared ??= { hosts: new Map() };

export const shared: Shared = holder.regardShared;
