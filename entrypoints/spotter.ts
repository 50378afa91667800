import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Sighting } from '@/utils/domain/sighting';
import { kit } from '@/utils/hosts/kit';
import { createReader, type Known } from '@/utils/hosts/reader';
import { shared } from '@/utils/hosts/shared';
import { live } from '@/utils/hosts/spotter-life';
import { call } from '@/utils/messaging/call';
import { obey } from '@/utils/messaging/orders';
import { watch } from '@/utils/spotting/watch';

/**
 * Tells the background whom the page shows. It knows nothing else, and is told nothing but which host lives at the page's own name, and where its user once
 * pointed on this very site. The
 * background runs it in pages; a content script of WXT's own kind would be 3 kB larger for each of them.
 */
export default defineUnlistedScript(() => {
  shared.kit = kit;
  live({
    window,
    // Gone once the extension was updated or switched off under this script.
    isWanted: () => browser.runtime?.id !== undefined,
    start(signal, end) {
      /** Undefined until it is known: another reader might take somebody else for the customer. */
      let known: Known | undefined;
      const learn = async () => {
        const [lessons, host] = await Promise.all([call('lessons', null), call('hostHere', null)]);
        known = { lessons: lessons.ok ? lessons.value : [], named: (host.ok && host.value) || undefined };
        lookAgain();
      };
      obey({ stop: end, learn: () => void learn(), where: () => window.location.href }, signal);
      signal.addEventListener('abort', () => shared.marks?.stop());
      const read = createReader(
        (id) => call('loadHost', id),
        () => lookAgain(),
      );
      const { lookAgain, announceAgain } = watch(
        {
          window,
          read: (occurrences) => known && tell(read({ document, url: new URL(window.location.href), occurrences }, known)),
          follower: () => shared.hosts.get('generic')?.follow,
          announce: (sighting) => void call('announce', sighting),
          leave: () => void call('leave', null),
        },
        signal,
      );
      void learn();
      return announceAgain;
    },
  });
});

/** The marks follow every look at the page. */
function tell(sighting: Sighting | undefined): Sighting | undefined {
  if (sighting !== undefined) {
    shared.sighting = sighting;
    shared.onSighting?.(sighting);
  }
  return sighting;
}
