/** Lets only so many at a time go on, by key; the others wait in the order in which they came. Gives what ends the stay. */
export function createSlots(): (key: string, atOnce: number) => Promise<() => void> {
  const inside = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  return async (key, atOnce) => {
    const count = inside.get(key) ?? 0;
    if (count < atOnce) inside.set(key, count + 1);
    else await new Promise<void>((enter) => waiting.set(key, [...(waiting.get(key) ?? []), enter]));
    return () => {
      const [first, ...rest] = waiting.get(key) ?? [];
      waiting.set(key, rest);
      // Whoever waits takes the place over.
      if (first === undefined) inside.set(key, (inside.get(key) ?? 1) - 1);
      else first();
    };
  };
}
