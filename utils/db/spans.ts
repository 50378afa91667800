/** Cuts numbers into spans that are worth one request each. Up to `spare` small records too many are read sooner than one more request is made. */
export function spansOf(numbers: Iterable<number>, spare: number): (readonly [first: number, last: number])[] {
  const spans: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const span = spans.at(-1);
    if (span !== undefined && number - span[1] <= spare + 1 && number - span[0] < 256) span[1] = number;
    else spans.push([number, number]);
  }
  return spans;
}
