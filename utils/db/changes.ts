/** Which kinds of record a write touched, and of which customers; an absent list means any of them. */
export interface Change {
  readonly kinds: readonly ('customer' | 'ledger' | 'interaction' | 'voice' | 'setting' | 'import')[];
  readonly customerIds?: readonly string[];
}

const CHANNEL = 'regard:changes';

/** Tells the background and our other pages, and this page's own listeners, that records changed. Call it after the write is on disk. */
export function announceChange(change: Change): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** Hears every change, from wherever it was made in the extension, until the signal aborts. */
export function onChange(listener: (change: Change) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (event: MessageEvent<Change>) => listener(event.data));
  signal.addEventListener('abort', () => channel.close(), { once: true });
}
