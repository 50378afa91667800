/**
 * Watches a document from its start for what the selectors name with a text in it, and keeps when the frame with all of it was painted: `window.painted`, in
 * milliseconds since the document began. Runs in the page: it refers to nothing outside of itself, and names no function, which the
 * loader would do from outside.
 */
export function watchPainted(selectors: readonly string[]): void {
  const watched = window as unknown as { painted?: number; shown?: string };
  const observer = new MutationObserver(() => {
    if (!selectors.every((selector) => (document.querySelector(selector)?.textContent ?? '').trim() !== '')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        watched.painted = performance.now();
      };
      channel.port2.postMessage(null);
    });
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}
