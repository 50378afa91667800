import { browser } from 'wxt/browser';
import type { Sighting } from '@/utils/domain/sighting';
import { shared } from '@/utils/hosts/shared';
import { anchorsIn, type Eyes } from './anchors';
import { type Mark, markOf } from './mark';
import { createOverlay } from './overlay';
import { place } from './place';

/** What moves things on a page without changing it. */
const MOVES = ['scroll', 'resize', 'load', 'transitionend', 'animationend'];
/** Marks that are new look for their room once nothing moved for so long, in milliseconds, and so many of them in one frame. */
const QUIET = 80;
const IN_A_FRAME = 12;

/** Draws a mark beside everybody whom the spotter sees, until the extension goes. Nothing runs while nothing moves. */
export function startMarks(eyes: Eyes): void {
  if (shared.marks) return;
  const stopping = new AbortController();
  const { signal } = stopping;
  const stop = () => stopping.abort();
  const overlay = createOverlay();
  const { host } = overlay;
  const visible = new Set<Element>();
  const followed = new Set<Document>();
  let marks: Mark[] = [];
  let frame = 0;
  let movedAt = 0;
  let latest: Sighting | undefined;

  const soon = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (isGone()) return stop();
      const isUnfinished = place(marks, visible, overlay, performance.now() - movedAt > QUIET ? IN_A_FRAME : 0);
      shared.cards?.follow();
      if (isUnfinished) soon();
    });
  };
  const move = () => {
    movedAt = performance.now();
    soon();
  };
  const crossing = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) visible[isIntersecting ? 'add' : 'delete'](target);
    soon();
  });
  const growing = new ResizeObserver(soon);

  const find = () => {
    const sighting = latest;
    latest = undefined;
    if (signal.aborted || !sighting) return;
    const documents = eyes.documentsIn(document);
    documents.forEach(follow);
    const old = marks;
    marks = anchorsIn(sighting, documents, eyes).map((anchor) => markOf(anchor, old, signal));
    const elements = new Set(marks.map(({ element }) => element));
    for (const { element } of old) {
      if (elements.has(element)) continue;
      crossing.unobserve(element);
      visible.delete(element);
    }
    for (const element of elements) crossing.observe(element);
    if (marks.length === 0) host.remove();
    else if (!host.isConnected) document.documentElement.append(host);
    soon();
  };

  const follow = (each: Document) => {
    if (followed.has(each)) return;
    followed.add(each);
    for (const event of MOVES)
      for (const target of [each, each.defaultView]) target?.addEventListener(event, move, { capture: true, passive: true, signal });
    growing.observe(each.body);
  };

  const see = (sighting: Sighting) => {
    // The page comes first: typing and scrolling wait for no mark.
    if (!latest) requestIdleCallback(find, { timeout: 500 });
    latest = sighting;
  };

  const check = () => isGone() && stop();
  for (const event of ['focus', 'visibilitychange']) window.addEventListener(event, check, { signal });
  // Where the extension is switched off, this is the one word of it that we hear.
  browser.runtime.connect().onDisconnect.addListener(check);
  signal.addEventListener('abort', () => {
    host.remove();
    crossing.disconnect();
    growing.disconnect();
    cancelAnimationFrame(frame);
    shared.onSighting = shared.marks = shared.cards = undefined;
  });
  shared.marks = { ...overlay, signal, stop };
  shared.onSighting = see;
  if (shared.sighting) see(shared.sighting);
}

/** The extension was updated or switched off: what is left of it here cannot ask anything. */
const isGone = (): boolean => !browser.runtime?.id;
