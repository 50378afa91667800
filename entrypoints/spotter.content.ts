import { defineContentScript } from 'wxt/utils/define-content-script';
import { createReader } from '@/utils/hosts/reader';
import { call } from '@/utils/messaging/call';
import { watch } from '@/utils/spotting/watch';

/** Tells the background whom the page shows. It knows nothing else, and is told nothing. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main(ctx) {
    const read = createReader(
      (id) => call('loadHost', id),
      () => lookAgain(),
    );
    const lookAgain = watch(
      {
        window,
        read: () => read({ document, url: new URL(window.location.href) }),
        announce: (sighting) => void call('announce', sighting),
        leave: () => void call('leave', null),
      },
      ctx.signal,
    );
  },
});
