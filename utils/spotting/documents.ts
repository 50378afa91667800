import { isVisible } from './visible';

/** The document and those of its visible frames that are of its own origin, as a preview pane; the others cannot be read. */
export function documentsIn(document: Document): Document[] {
  const frames = [...document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame')].filter(isVisible);
  return [document, ...frames.flatMap(({ contentDocument }) => (contentDocument?.body ? documentsIn(contentDocument) : []))];
}
