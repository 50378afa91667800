import { defineContentScript } from 'wxt/utils/define-content-script';
import { sight } from '@/utils/hosts/sight';
import { call } from '@/utils/messaging/call';
import { watch } from '@/utils/spotting/watch';

/** Tells the background whom the page shows. It knows nothing else, and is told nothing. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  main(ctx) {
    const read = () => sight({ document, url: new URL(window.location.href) });
    const announce = (sighting: ReturnType<typeof read>) => void call('announce', sighting);
    watch({ window, read, announce, leave: () => void call('leave', null) }, ctx.signal);
  },
});
