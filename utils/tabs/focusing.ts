import type { Sighting } from '@/utils/domain/sighting';
import type { Focus } from '@/utils/messaging/focus';
import type { Focused } from '@/utils/state/focus';

export interface FocusingOf {
  /** Whom a sighting shows, as the records are by then. */
  find(sighting: Sighting): Promise<Focused>;
  /** The focus that a tab has. */
  stored(tabId: number): Promise<Focus | undefined>;
  keep(tabId: number, focus: Focus): Promise<void>;
}

/** What a tab shows now, and what it had shown before. */
export interface Refocused extends Focused {
  readonly before: Focus | undefined;
}

/** Keeps the focus of each tab. Sightings of one tab may be matched at the same time, and records written meanwhile: the newest look at the newest sighting counts. */
export interface Focusing {
  /** Undefined where the tab was looked at anew meanwhile, or left. */
  see(tabId: number, sighting: Sighting): Promise<Refocused | undefined>;
  /** Looks once more at what the tab shows, as after something was written. */
  again(tabId: number): Promise<Refocused | undefined>;
  /** The tab shows nothing any more: what is under way is not kept. */
  leave(tabId: number): void;
}

export function createFocusing({ find, stored, keep }: FocusingOf): Focusing {
  /** The look under way, until its focus is kept: before that nobody else knows the sighting. */
  const newest = new Map<number, { readonly sighting: Sighting }>();

  async function see(tabId: number, sighting: Sighting): Promise<Refocused | undefined> {
    const look = { sighting };
    newest.set(tabId, look);
    try {
      const found = await find(sighting);
      const before = newest.get(tabId) === look ? await stored(tabId) : undefined;
      if (newest.get(tabId) !== look) return undefined;
      await keep(tabId, found.focus);
      return { ...found, before };
    } finally {
      if (newest.get(tabId) === look) newest.delete(tabId);
    }
  }

  return {
    see,
    async again(tabId) {
      const kept = await stored(tabId);
      // What was seen since is what the tab shows, though it is not kept yet.
      const sighting = newest.get(tabId)?.sighting ?? kept?.sighting;
      return sighting && see(tabId, sighting);
    },
    leave: (tabId) => void newest.delete(tabId),
  };
}
