import type { Sighting } from '@/utils/domain/sighting';
import type { Page } from './host';
import { shared } from './shared';
import { sight } from './sight';
import { type HostId, recognise } from './signs';

/**
 * Makes the reader of a page: asks for the page's host once it is recognised, and reads by it as soon as it is there. Until then nothing is
 * said, since another reader might take somebody else for the customer; where it cannot be had, the generic finder reads.
 * @param load resolves once the host's script ran, or could not be run
 */
export function createReader(load: (id: HostId) => Promise<unknown>, onLoaded: () => void): (page: Page) => Sighting | undefined {
  const asked = new Map<HostId, 'waiting' | 'answered'>();
  return (page) => {
    const id = recognise(page);
    const host = id === undefined ? undefined : shared.hosts.get(id);
    if (id === undefined || host !== undefined) return sight(page, host);
    if (asked.get(id) === 'answered') return { ...sight(page), isFallback: true };
    if (!asked.has(id)) {
      asked.set(id, 'waiting');
      void load(id).then(() => {
        asked.set(id, 'answered');
        onLoaded();
      });
    }
    return undefined;
  };
}
