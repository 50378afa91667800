import { documentsIn } from '@/utils/spotting/documents';
import { originOf } from '@/utils/spotting/origin-of';

/** What is drawn over a page while the user points: an outline, and a bar with a sentence. */
export interface Overlay {
  /** Draws the outline around the element; none without one. */
  outline(element: Element | undefined): void;
  say(sentence: string): void;
}

const STYLE = `
:host { all: initial; }
.box { position: fixed; pointer-events: none; border: 2px solid #0b6660; border-radius: 6px; background: rgb(11 102 96 / 14%);
  box-shadow: 0 0 0 2px #fff, 0 0 0 100vmax rgb(20 22 23 / 22%); transition: all 120ms; }
.box[hidden] { display: none; }
.bar { position: fixed; inset-inline: 0; inset-block-end: 20px; margin-inline: auto; box-sizing: border-box; inline-size: fit-content;
  max-inline-size: min(560px, calc(100vw - 24px)); padding: 12px 18px; pointer-events: none; border: 1px solid #2f3437; border-radius: 14px;
  background: #1d2022; color: #ebe8e2; box-shadow: 0 6px 24px rgb(0 0 0 / 35%);
  font: 600 14px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; text-align: center; overflow-wrap: anywhere; }
@media (prefers-reduced-motion: reduce) { .box { transition: none; } }
@media (forced-colors: active) { .box { border-color: Highlight; } .bar { border-color: CanvasText; } }
@media print { :host { display: none; } }
`;

/**
 * Draws over the page until the signal aborts. A plain `div`: under a name with a hyphen the page could define the element and reach its
 * closed root. The page's own look reaches nothing in here, and nothing in here moves the page.
 */
export function drawOverlay(document: Document, signal: AbortSignal): Overlay {
  const host = document.createElement('div');
  host.style.setProperty('position', 'fixed');
  host.style.setProperty('inset', '0');
  host.style.setProperty('pointer-events', 'none');
  host.style.setProperty('z-index', '2147483647');
  const root = host.attachShadow({ mode: 'closed' });
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  root.adoptedStyleSheets = [style];
  const box = document.createElement('div');
  box.className = 'box';
  box.hidden = true;
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.setAttribute('role', 'status');
  root.append(box, bar);
  document.documentElement.append(host);
  signal.addEventListener('abort', () => host.remove());

  let outlined: Element | undefined;
  const draw = () => {
    box.hidden = outlined === undefined;
    if (outlined === undefined) return;
    const { left, top, width, height } = outlined.getBoundingClientRect();
    const { x, y } = originOf(outlined.ownerDocument);
    const place = { left: x + left - 4, top: y + top - 4, width: width + 8, height: height + 8 };
    for (const [name, value] of Object.entries(place)) box.style.setProperty(name, `${value}px`);
  };
  for (const { defaultView } of documentsIn(document)) {
    for (const event of ['scroll', 'resize']) defaultView?.addEventListener(event, draw, { signal, capture: true, passive: true });
  }
  return {
    outline(element) {
      outlined = element;
      draw();
    },
    say: (sentence) => {
      bar.textContent = sentence;
    },
  };
}
