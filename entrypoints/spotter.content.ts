import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Sighting } from '@/utils/domain/sighting';
import { createReader } from '@/utils/hosts/reader';
import { shared } from '@/utils/hosts/shared';
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
        read: () => tell(read({ document, url: new URL(window.location.href) })),
        announce: (sighting) => void call('announce', sighting),
        leave: () => void call('leave', null),
      },
      ctx.signal,
    );
    ctx.onInvalidated(() => shared.marks?.stop());
  },
});

/** The marks follow every look at the page. */
function tell(sighting: Sighting | undefined): Sighting | undefined {
  if (sighting !== undefined) {
    shared.sighting = sighting;
    shared.onSighting?.(sighting);
  }
  return sighting;
}
