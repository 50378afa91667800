import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shared } from '@/utils/hosts/shared';
import { call } from '@/utils/messaging/call';
import { obey } from '@/utils/messaging/orders';
import { followReader } from '@/utils/watching/pulse';

/** Runs in a page that shows a customer's conversation, where the user wants to know what time it costs. It is told nothing. */
export default defineUnlistedScript(() => {
  if (shared.pulse !== undefined) return;
  const end = new AbortController();
  const stop = () => {
    end.abort();
    shared.pulse = undefined;
  };
  shared.pulse = { stop };
  obey({ stop, stopPulse: stop }, end.signal);
  followReader(
    {
      window,
      now: () => performance.now(),
      // Gone once the extension was updated or switched off under this script.
      tell: (isSeen) => (browser.runtime?.id === undefined ? stop() : void call('pulse', isSeen)),
    },
    end.signal,
  );
});
