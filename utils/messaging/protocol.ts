import type { Sighting } from '@/utils/domain/sighting';
import type { HostId } from '@/utils/hosts/signs';
import type { Focus } from './focus';

/** Messages that the background answers. Payloads must survive structured cloning. */
export interface BackgroundCalls {
  /** A page shows these people. Sent again whenever that changes. */
  announce(sighting: Sighting): void;
  /** A page is one of this host's: run the host's script beside the spotter. */
  loadHost(id: HostId): void;
  /** The page that announced is gone from its tab. */
  leave(input: null): void;
  /** Whom a tab shows. Never answered to a page. */
  focusOf(input: { readonly tabId: number }): Focus | null;
  /** Records or settings changed: choose and match again. */
  refresh(input: null): void;
}

/** Who sends a message: a content script, which shares its process with a page, or a page of our own. */
export type Caller = 'content' | 'page';

/** Who may make each call. */
export const callers: { readonly [Call in keyof BackgroundCalls]: readonly Caller[] } = {
  announce: ['content'],
  loadHost: ['content'],
  leave: ['content'],
  focusOf: ['page'],
  refresh: ['page'],
};
