/** Tells of progress at most ten times a second: each word wakes the page. */
export function seldom(tell: (done: number) => void): (done: number) => void {
  let toldAt = 0;
  return (done) => {
    const now = performance.now();
    if (now - toldAt < 100) return;
    toldAt = now;
    tell(done);
  };
}
