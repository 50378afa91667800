import type { Sighting } from '@/utils/domain/sighting';
import { fitsPath } from '@/utils/teaching/path';
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
 * finder reads. What the user taught about such a page comes before all; where it finds nobody, the page is read as it would be without.
 * @param load resolves once that script ran, or could not be run
 */
export function createReader(
  load: (id: ReaderId) => Promise<unknown>,
  onLoaded: () => void,
): (page: Page, known: Known) => Sighting | undefined {
  const asked = new Map<ReaderId, 'waiting' | 'answered'>();
  let hasSpoken = false;
  /** Whether the adapter found nobody the last time. */
  let isLost = false;
  let isPatient = false;

  /** Undefined until its script is there; null where it cannot be had. */
  function hostOf(id: ReaderId): Host | undefined | null {
    const host = shared.hosts.get(id);
    if (host !== undefined) return host;
    if (asked.get(id) === 'answered') return null;
    if (!asked.has(id)) {
      asked.set(id, 'waiting');
      void load(id).then(() => {
        asked.set(id, 'answered');
        onLoaded();
      });
    }
    return undefined;
  }

  function byLesson(page: Page, lesson: Lesson): Sighting | undefined | null {
    const [host, generic] = [hostOf('taught'), hostOf('generic')];
    if (host === undefined || generic === undefined) return undefined;
    return host && sight({ ...page, lesson }, host);
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
    if (!isLost || shared.hosts.has('generic') || asked.get('generic') === 'answered') return sighting;
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
    const lesson = lessons.find(({ path }) => fitsPath(path, page.url));
    const shown = lesson && byLesson(page, lesson);
    if (lesson && (shown === undefined || shown?.host === 'taught')) return shown ?? undefined;
    const id = recognise(page, named);
    const host = id && hostOf(id);
    if (id === undefined || host === null) return byGeneric(page, id !== undefined || lesson !== undefined);
    return host && byAdapter(page, host);
  }

  return (page, known) => {
    const sighting = read(page, known);
    hasSpoken ||= sighting !== undefined;
    return sighting;
  };
}
