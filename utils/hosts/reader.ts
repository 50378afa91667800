import type { Sighting } from '@/utils/domain/sighting';
import type { Lesson } from '@/utils/teaching/rule';
import type { Host, Page } from './host';
import type { NamedHost } from './named';
import { recognise } from './shaped';
import { shared } from './shared';
import { sight } from './sight';
import type { ReaderId } from './signs';

/** Hosts draw up to a second after the page is there: an adapter that finds nobody for so long does not know this page. Milliseconds. */
const PATIENCE = 1000;

/** What is known of a site. */
export interface Known {
  /** What the user taught about it, newest first. */
  readonly lessons: readonly Lesson[];
  /** The host that lives at its name. */
  readonly named: NamedHost | undefined;
}

/**
 * Makes the reader of a page: asks for what reads it once that is known, and reads by it as soon as it is there. Until then nothing is said,
 * since another reader might take somebody else for the customer. Where an adapter cannot be had, or finds nobody for a while, the generic
 * finder reads. What the user taught about such a page comes before all; where that finds nobody, the page is read as it would be without.
 * @param load resolves once that script ran, or could not be run
 */
export function createReader(
  load: (id: ReaderId) => Promise<unknown>,
  onLoaded: () => void,
): (page: Page, known: Known) => Sighting | undefined {
  /** What was asked for, and whether there was an answer. */
  const asked = new Map<ReaderId, boolean>();
  let hasSpoken = false;
  /** Whether the adapter found nobody the last time. */
  let isLost = false;
  let isPatient = false;

  /** Undefined until its script is there; null where it cannot be had. */
  function hostOf(id: ReaderId): Host | undefined | null {
    const host = shared.hosts.get(id);
    if (host !== undefined) return host;
    if (asked.get(id)) return null;
    if (!asked.has(id)) {
      asked.set(id, false);
      void load(id).then(() => {
        asked.set(id, true);
        onLoaded();
      });
    }
    return undefined;
  }

  function byLessons(page: Page): Sighting | undefined | null {
    const [host, generic] = [hostOf('taught'), hostOf('generic')];
    if (host === undefined || generic === undefined) return undefined;
    return host && sight(page, host);
  }

  function byGeneric(page: Page, isFallback: boolean): Sighting | undefined {
    const host = hostOf('generic');
    return host ? { ...sight(page, host), isFallback } : undefined;
  }

  function byAdapter(page: Page, host: Host): Sighting | undefined {
    isLost = false;
    const sighting = sight(page, host, () => {
      isLost = true;
      return shared.hosts.get('generic');
    });
    if (!isLost || shared.hosts.has('generic') || asked.get('generic')) return sighting;
    if (!isPatient) {
      isPatient = true;
      setTimeout(() => {
        isPatient = false;
        if (isLost) hostOf('generic');
      }, PATIENCE);
    }
    // Whoever was there before is gone in any case.
    return hasSpoken ? sighting : undefined;
  }

  function read(page: Page, { lessons, named }: Known): Sighting | undefined {
    const shown = lessons.length > 0 ? byLessons({ ...page, lessons }) : null;
    if (shown === undefined || shown?.people.length) return shown;
    // On pages like that one, but its place is gone.
    const isGone = shown?.host === 'taught';
    const id = recognise(page, named);
    const host = id && hostOf(id);
    if (id === undefined || host === null) return byGeneric(page, id !== undefined || isGone);
    return host && byAdapter(page, host);
  }

  return (page, known) => {
    const sighting = read(page, known);
    hasSpoken ||= sighting !== undefined;
    return sighting;
  };
}
