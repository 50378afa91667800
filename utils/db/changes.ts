/** Which kinds of record a write touched, and of which customers; an absent list means any of them. */
export interface Change {
  readonly kinds: readonly (
    | 'customer'
    | 'ledger'
    | 'interaction'
    | 'voice'
    | 'opportunity'
    | 'goal'
    | 'setting'
    | 'import'
    | 'account'
    | 'outbox'
    | 'team'
  )[];
  readonly customerIds?: readonly string[];
}

const CHANNEL = 'regard:changes';

/** Tells the background and our other pages, and this page's own listeners, that records changed. Call it after the write is on disk. */
export function announceChange(change: Change): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** Tells every context that what it read of the database may be old; who shows records is told by `announceChange`. */
export const announceWrite = (): void => announceChange({ kinds: [] });

/** Hears every change, from wherever it was made in the extension, until the signal aborts. */
export function onChange(listener: (change: Change) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<Change>) => {
    if (data.kinds.length > 0) listener(data);
  });
  signal.addEventListener('abort', () => channel.close(), { once: true });
}

/** Hears of every write, for as long as this context lives. */
export function onWrite(listener: () => void): void {
  const channel: BroadcastChannel & { unref?(): void } = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', listener);
  // Node would wait for it.
  channel.unref?.();
}
