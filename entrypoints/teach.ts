import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { i18n } from '#i18n';
import { call } from '@/utils/messaging/call';
import { obey } from '@/utils/messaging/orders';
import { drawOverlay } from '@/utils/teaching/overlay';
import { point } from '@/utils/teaching/point';

/** Lets the user point once at the element that holds the customer's address, and hands over where it stands. */
export default defineUnlistedScript(() => {
  const end = new AbortController();
  obey({ stopTeaching: () => end.abort() }, end.signal);
  point(
    {
      document,
      overlay: drawOverlay(document, end.signal),
      words: {
        hint: i18n.t('teach.hint'),
        nothing: i18n.t('teach.nothing'),
        notHere: i18n.t('teach.notHere'),
        alike: i18n.t('teach.alike'),
        at: (number, of, address) => i18n.t('teach.at', [String(number), String(of), address]),
      },
      onDone(lesson) {
        end.abort();
        void call('taught', lesson);
      },
    },
    end.signal,
  );
});
