import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shared } from '@/utils/hosts/shared';
import { call } from '@/utils/messaging/call';
import { obey } from '@/utils/messaging/orders';
import { followDrafts } from '@/utils/watching/drafts';

/** Runs in a page where the user wants replies looked at: hands over drafts. It is told nothing, not even whether one gives something away. */
export default defineUnlistedScript(() => {
  if (shared.guard !== undefined) return;
  const end = new AbortController();
  const stop = () => {
    end.abort();
    shared.guard = undefined;
  };
  shared.guard = { stop };
  obey({ stop, stopGuard: stop }, end.signal);
  followDrafts(
    {
      window,
      // Gone once the extension was updated or switched off under this script.
      tell: (draft) => (browser.runtime?.id === undefined ? stop() : void call('draft', draft)),
    },
    end.signal,
  );
});
