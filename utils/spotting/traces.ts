import { linesOf, QUOTED } from './lines';

/** So many of each are told of one page. */
const MOST = 60;
/** Words with dots between them that are no part of an address. Each run of such letters is looked at once. */
const DOTTED = /(?<![\p{L}\p{N}@._-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?![\p{L}\p{N}@_-])/gu;
/** A run of digits with what people put between them. */
const DIGITS = /(?<![\w.,/-])[+(]{0,2}\d[\d ()./\u00a0-]{5,22}\d(?![\w,])/g;

/** What else the open messages tell of who is in them, as written: which of it is a site or a number, the background finds out. */
export function tracesIn(bodies: readonly Element[], subject: string) {
  const links = bodies.flatMap((body) => [...body.querySelectorAll('a')]);
  const lines = bodies.flatMap((body) => linesOf(body, QUOTED));
  const among = (texts: readonly string[], pattern: RegExp) =>
    [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))].slice(0, MOST);
  return {
    domains: among([subject, ...links.map(({ hostname }) => hostname), ...bodies.flatMap((body) => linesOf(body))], DOTTED),
    phones: [
      ...among(
        links.map(({ href }) => href),
        /^(?:tel:|https:\/\/(?:wa\.me|api\.whatsapp\.com)|whatsapp:).{5,50}$/i,
      ),
      ...among(lines, DIGITS),
    ],
    lines,
  };
}
