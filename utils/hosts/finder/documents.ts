import { isVisible } from '@/utils/spotting/visible';

/** Frames within frames are followed so deep: a portal, its mail program, the mail. */
const DEPTH = 3;

/** The document and those of its visible frames that are of its own origin, as a preview pane; the others cannot be read. */
export function documentsIn(document: Document, depth = DEPTH): Document[] {
  const frames = depth === 0 ? [] : [...document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe, frame')];
  const inner = frames.filter(isVisible).flatMap((frame) => frame.contentDocument ?? []);
  return [document, ...inner.filter(({ body }) => body !== null).flatMap((each) => documentsIn(each, depth - 1))];
}
