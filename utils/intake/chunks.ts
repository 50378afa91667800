const FIRST = 500;
const LARGEST = 32_768;

/**
 * Joins lists of rows to the chunks that are written together: small ones at first, so that a small file shows its progress and can be
 * stopped, then a quarter of all before, so that a large file does not rewrite the same blocks a thousand times.
 */
export async function* growing<T, E extends { readonly ok: false }>(
  lists: AsyncIterable<{ readonly ok: true; readonly value: readonly T[] } | E>,
): AsyncGenerator<{ readonly ok: true; readonly value: T[] } | E> {
  let chunk: T[] = [];
  let done = 0;
  for await (const list of lists) {
    if (!list.ok) return yield list;
    for (const row of list.value) chunk.push(row);
    if (chunk.length < Math.min(LARGEST, Math.max(FIRST, done / 4))) continue;
    yield { ok: true, value: chunk };
    done += chunk.length;
    chunk = [];
  }
  if (chunk.length > 0) yield { ok: true, value: chunk };
}

/** The same items, the next one being made while one is worked on. */
export async function* oneAhead<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (let item = await next; item.done !== true; item = await next) {
      next = iterator.next();
      // Nobody waits for it any more where the work on this one fails.
      next.catch(() => undefined);
      yield item.value;
    }
  } finally {
    await iterator.return?.();
  }
}
