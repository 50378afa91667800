import { browser } from 'wxt/browser';

/** What the background and our pages tell a script of ours in a page. An order holds nothing that we know. */
export interface Orders {
  /** Its site was switched off: fall silent. */
  stop(): void;
  /** The user taught something about this site, or took it back. */
  learn(): void;
  /** Ends pointing. */
  stopTeaching(): void;
  /** No longer tell of the reader. */
  stopPulse(): void;
  /** No longer hand over drafts. */
  stopGuard(): void;
  /** Which page it runs in: the browser no longer tells once the site was switched off. */
  where(): string;
}

type Answers = { readonly [Order in keyof Orders]?: Orders[Order] };

/** Obeys the background and our pages until the signal aborts. Neither pages of the web nor content scripts have a way to send to a tab. */
export function obey(answers: Answers, signal: AbortSignal): void {
  const hear = (message: unknown, { id }: { id?: string }, respond: (answer: unknown) => void): undefined => {
    const order = typeof message === 'object' && message !== null && 'order' in message ? message.order : undefined;
    if (id !== browser.runtime.id || typeof order !== 'string' || !Object.hasOwn(answers, order)) return;
    respond(answers[order as keyof Orders]?.() ?? null);
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
}

/** Gives an order to the scripts in a tab; undefined where none is there that obeys it. */
export async function order<Name extends keyof Orders>(tabId: number, name: Name): Promise<ReturnType<Orders[Name]> | undefined> {
  try {
    return ((await browser.tabs.sendMessage(tabId, { order: name }, { frameId: 0 })) as ReturnType<Orders[Name]>) ?? undefined;
  } catch {
    // Nobody there to hear it.
    return undefined;
  }
}
