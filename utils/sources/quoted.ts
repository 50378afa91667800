/** A text in double quotes, as the search languages of most vendors take it: nothing in it ends the quotation. */
export const quoted = (text: string): string => `"${escaped(text, '"')}"`;

/** The same in single quotes. */
export const singleQuoted = (text: string): string => `'${escaped(text, "'")}'`;

/** What would end the quotation, and the sign that says so, each behind a backslash. */
const escaped = (text: string, quote: string): string => text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);

/** Plain text as HTML, for vendors that keep their notes so. */
export const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>');

/** The vendor's own id at the end of one of our keys, `hubspot-contact:7`, as it goes into an address. */
export const idIn = (sourceKey: string): string => encodeURIComponent(sourceKey.slice(sourceKey.lastIndexOf(':') + 1));
