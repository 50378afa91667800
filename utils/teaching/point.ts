import { documentsIn } from '@/utils/spotting/documents';
import { type Occurrence, occurrencesIn } from '@/utils/spotting/occurrences';
import { makeRule } from './make-rule';
import type { Overlay } from './overlay';
import { isReadable, shadowsIn } from './place';
import type { Lesson } from './rule';

/** What the user is told while they point. */
export interface PointWords {
  readonly hint: string;
  readonly nothing: string;
  readonly notHere: string;
  readonly alike: string;
  /** The place that the keys reached. */
  at(number: number, of: number, address: string): string;
}

export interface Pointing {
  readonly document: Document;
  readonly overlay: Overlay;
  readonly words: PointWords;
  /** Told once: what the user showed, or null where they gave up. */
  onDone(lesson: Lesson | null): void;
}

const FORWARD = new Set(['Tab', 'ArrowDown', 'ArrowRight']);
const BACK = new Set(['ArrowUp', 'ArrowLeft']);
/** What a pointer does: none of it is to reach the page while the user points. */
const PRESSES = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchend'];

/**
 * Lets the user show which element holds the customer's address: by pointing and clicking, or with Tab or the arrows, and Enter. Escape gives
 * up. Hears what a person does alone, never an event that the page made.
 */
export function point({ document, overlay, words, onDone }: Pointing, signal: AbortSignal): void {
  const view = document.defaultView ?? window;
  const documents = documentsIn(document);
  const places = placesIn(documents);
  let current: Occurrence | undefined;
  overlay.say(places.length === 0 ? words.nothing : words.hint);

  const show = (place: Occurrence | undefined) => {
    current = place;
    overlay.outline(place?.element);
  };
  const step = (by: 1 | -1) => {
    if (places.length === 0) return;
    const from = current === undefined ? (by === 1 ? -1 : 0) : places.indexOf(current);
    const index = (from + by + places.length) % places.length;
    const place = places[index];
    place?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    show(place);
    if (place) overlay.say(words.at(index + 1, places.length, place.address));
  };
  const take = () => {
    if (current === undefined) return overlay.say(places.length === 0 ? words.nothing : words.notHere);
    const lesson = makeRule({ element: current.element, page: document, name: current.name, url: new URL(view.location.href) });
    if (lesson === undefined) overlay.say(words.alike);
    else onDone(lesson);
  };
  const press = ({ key, shiftKey }: KeyboardEvent) => {
    if (key === 'Escape') onDone(null);
    else if (key === 'Enter') take();
    else if (FORWARD.has(key)) step(shiftKey ? -1 : 1);
    else if (BACK.has(key)) step(-1);
  };

  const keep = (event: Event) => {
    if (event.cancelable) event.preventDefault();
    event.stopImmediatePropagation();
  };
  const hear = <Name extends keyof WindowEventMap>(name: Name, act: (event: WindowEventMap[Name]) => void) => {
    for (const { defaultView } of documents)
      defaultView?.addEventListener(name, (event) => event.isTrusted && act(event), { signal, capture: true, passive: false });
  };

  hear('pointermove', (event) => show(placeAt(event, places)));
  hear('click', (event) => {
    keep(event);
    show(placeAt(event, places));
    take();
  });
  hear('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    keep(event);
    press(event);
  });
  for (const name of PRESSES) hear(name as keyof WindowEventMap, keep);
}

/** The elements that hold an address, each once: in document order, what is in frames and in open shadow roots after what is around them. */
function placesIn(documents: readonly Document[]): Occurrence[] {
  const byElement = new Map<Element, Occurrence>();
  const roots = documents.flatMap(({ body }) => (body ? [body, ...shadowsIn(body)] : []));
  for (const place of roots.flatMap((root) => occurrencesIn(root))) {
    if (!byElement.has(place.element) && isReadable(place.element)) byElement.set(place.element, place);
  }
  return [...byElement.values()];
}

/** The place under the pointer: the element itself or one around it, else the only one inside it. */
function placeAt(event: Event, places: readonly Occurrence[]): Occurrence | undefined {
  const way = event.composedPath();
  for (const around of way) {
    const place = places.find(({ element }) => element === around);
    if (place) return place;
  }
  const inside = places.filter(({ element }) => isNode(way[0]) && way[0].contains(element));
  return inside.length === 1 ? inside[0] : undefined;
}

/** Of another window in frames: its elements are none of ours. */
const isNode = (target: EventTarget | undefined): target is Node => typeof (target as Node | undefined)?.nodeType === 'number';
