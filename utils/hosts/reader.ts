import type { Sighting } from '@/utils/domain/sighting';
import { fitsPath } from '@/utils/teaching/path';
import type { Lesson } from '@/utils/teaching/rule';
import type { Page } from './host';
import { shared } from './shared';
import { sight } from './sight';
import { type HostId, recognise } from './signs';
import { hostOfRule } from './taught';

/**
 * Makes the reader of a page: asks for the page's host once it is recognised, and reads by it as soon as it is there. Until then nothing is
 * said, since another reader might take somebody else for the customer; where it cannot be had, the generic finder reads. What the user
 * taught about such a page comes before all; where it finds nobody, the page is read as it would be without.
 * @param load resolves once the host's script ran, or could not be run
 * @param lessons what the user taught about this site, newest first
 */
export function createReader(
  load: (id: HostId) => Promise<unknown>,
  onLoaded: () => void,
  lessons: () => readonly Lesson[] = () => [],
): (page: Page) => Sighting | undefined {
  const asked = new Map<HostId, 'waiting' | 'answered'>();

  function byHost(page: Page, id: HostId): Sighting | undefined {
    const host = shared.hosts.get(id);
    if (host !== undefined) return sight(page, host);
    if (asked.get(id) === 'answered') return { ...sight(page), isFallback: true };
    if (!asked.has(id)) {
      asked.set(id, 'waiting');
      void load(id).then(() => {
        asked.set(id, 'answered');
        onLoaded();
      });
    }
    return undefined;
  }

  return (page) => {
    const lesson = lessons().find(({ path }) => fitsPath(path, page.url));
    const shown = lesson && sight(page, hostOfRule(lesson));
    if (shown?.host === 'taught') return shown;
    const id = recognise(page);
    return id === undefined ? (shown ?? sight(page)) : byHost(page, id);
  };
}
