import { documentsIn } from '@/utils/spotting/documents';
import { addressIn } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { labelBeside } from './label';
import type { Lesson } from './rule';

/** What is being written says nothing about whom the page shows. */
const EDITORS = 'textarea, input, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';

/** Whether somebody looking at the page can read the element, and nobody is writing it. */
export const isReadable = (element: Element): boolean => element.closest(EDITORS) === null && isVisible(element);

/**
 * The elements that a rule names on this page and in its frames; where there are none, in what its components keep in open shadow roots. None
 * where its selector cannot be run.
 */
export function placesOf({ selector, label }: Pick<Lesson, 'selector' | 'label'>, document: Document): Element[] {
  const named = (element: Element) => isReadable(element) && (label === '' || labelBeside(element) === label);
  const namedIn = (root: ParentNode) => [...root.querySelectorAll(selector)].filter(named);
  const documents = documentsIn(document);
  try {
    const places = documents.flatMap(namedIn);
    return places.length > 0 ? places : documents.flatMap(shadowsIn).flatMap(namedIn);
  } catch {
    // Not a selector that this browser knows.
    return [];
  }
}

/** The open shadow roots under a root, and those in them. */
export const shadowsIn = (root: ParentNode): ShadowRoot[] =>
  [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot, ...shadowsIn(shadowRoot)] : []));

/** The address that the element holds where the rule says; undefined where it holds none: the rule's text check. */
export const addressAt = (element: Element, attribute: Lesson['attribute']): string | undefined =>
  addressIn(attribute === null ? (element.textContent ?? '') : (element.getAttribute(attribute) ?? ''));
