import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createReader } from '@/utils/hosts/reader';
import { live } from '@/utils/hosts/spotter-life';
import { call } from '@/utils/messaging/call';
import { watch } from '@/utils/spotting/watch';

/**
 * Tells the background whom the page shows. It knows nothing else, and is told nothing. The background runs it in pages; a content script of
 * WXT's own kind would be 3 kB larger for each of them.
 */
export default defineUnlistedScript(() => {
  live({
    window,
    // Gone once the extension was updated or switched off under this script.
    isWanted: () => browser.runtime?.id !== undefined,
    start(signal) {
      const read = createReader(
        (id) => call('loadHost', id),
        () => lookAgain(),
      );
      const { lookAgain, announceAgain } = watch(
        {
          window,
          read: (occurrences) => read({ document, url: new URL(window.location.href), occurrences }),
          announce: (sighting) => void call('announce', sighting),
          leave: () => void call('leave', null),
        },
        signal,
      );
      return announceAgain;
    },
  });
});
