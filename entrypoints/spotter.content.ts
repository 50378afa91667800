import { defineContentScript } from 'wxt/utils/define-content-script';
import type { Sighting } from '@/utils/domain/sighting';
import { createReader } from '@/utils/hosts/reader';
import { shared } from '@/utils/hosts/shared';
import { call } from '@/utils/messaging/call';
import { obey } from '@/utils/messaging/orders';
import { type LookAgain, watch } from '@/utils/spotting/watch';
import type { Lesson } from '@/utils/teaching/rule';

/** Tells the background whom the page shows. It knows nothing else, and is told nothing but where its user once pointed on this very site. */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  async main(ctx) {
    const stop = new AbortController();
    const signal = AbortSignal.any([ctx.signal, stop.signal]);
    const ask = async (): Promise<readonly Lesson[]> => {
      const answer = await call('lessons', null);
      return answer.ok ? answer.value : [];
    };
    let lookAgain: LookAgain | undefined;
    let lessons: readonly Lesson[] = [];
    const learn = async () => {
      lessons = await ask();
      lookAgain?.();
    };
    // Before anything is awaited: a site may be switched off while this starts.
    obey({ stop: () => stop.abort(), learn: () => void learn(), where: () => window.location.href }, signal);
    await learn();
    if (signal.aborted) return;
    const read = createReader(
      (id) => call('loadHost', id),
      () => lookAgain?.(),
      () => lessons,
    );
    lookAgain = watch(
      {
        window,
        read: () => tell(read({ document, url: new URL(window.location.href) })),
        announce: (sighting) => void call('announce', sighting),
        leave: () => void call('leave', null),
      },
      signal,
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
