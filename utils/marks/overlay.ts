import type { Marks } from '@/utils/hosts/shared';
import { style } from './style';

/** Tells a host that an older script left behind. A page may write it too, so it is good for nothing but removing. */
export const HOST = 'data-regard';

/** Removes what an older script left, and makes a new overlay, which is not in the page yet. A name with a hyphen would let the page into the root. */
export function createOverlay(): Pick<Marks, 'host' | 'root'> {
  for (const left of document.querySelectorAll(`html > [${HOST}]`)) left.remove();
  const host = document.createElement('div');
  host.setAttribute(HOST, '');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  // Neither an element nor an attribute: a page's policy forbids those.
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  return { host, root };
}
