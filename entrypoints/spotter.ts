import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Sighting } from '@/utils/domain/sighting';
import { createReader } from '@/utils/hosts/reader';
import { shared } from '@/utils/hosts/shared';
import { live } from '@/utils/hosts/spotter-life';
import { call } from '@/utils/messaging/call';
import { obey } from '@/utils/messaging/orders';
import { watch } from '@/utils/spotting/watch';
import type { Lesson } from '@/utils/teaching/rule';

/**
 * Tells the background whom the page shows. It knows nothing else, and is told nothing but where its user once pointed on this very site. The
 * background runs it in pages; a content script of WXT's own kind would be 3 kB larger for each of them.
 */
export default defineUnlistedScript(() => {
  live({
    window,
    // Gone once the extension was updated or switched off under this script.
    isWanted: () => browser.runtime?.id !== undefined,
    start(signal, end) {
      /** Undefined until it is known: another reader might take somebody else for the customer. */
      let lessons: readonly Lesson[] | undefined;
      const learn = async () => {
        const answer = await call('lessons', null);
        lessons = answer.ok ? answer.value : [];
        lookAgain();
      };
      obey({ stop: end, learn: () => void learn(), where: () => window.location.href }, signal);
      signal.addEventListener('abort', () => shared.marks?.stop());
      const readBy = createReader(
        (id) => call('loadHost', id),
        () => lookAgain(),
        () => lessons ?? [],
      );
      const { lookAgain, announceAgain } = watch(
        {
          window,
          read: (occurrences) =>
            lessons === undefined ? undefined : tell(readBy({ document, url: new URL(window.location.href), occurrences })),
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
