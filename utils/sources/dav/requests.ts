import type { Request } from '../net/request';
import { escapedXml } from '../net/xml';
import type { Question } from '../question';

const SPACES = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"';

const asked = (method: 'PROPFIND' | 'REPORT', path: string, depth: 0 | 1, text: string): Request => ({
  method,
  path,
  headers: { accept: 'application/xml, text/xml', 'content-type': 'application/xml; charset=utf-8', depth: String(depth) },
  text: `<?xml version="1.0" encoding="utf-8"?>${text}`,
  reads: 'xml',
});

/** What is known of one address: who asks, where their address books lie, whether it is one. */
export const whatIsAt = (path: string): Request =>
  asked(
    'PROPFIND',
    path,
    0,
    `<propfind ${SPACES}><prop><current-user-principal/><C:addressbook-home-set/><resourcetype/><sync-token/></prop></propfind>`,
  );

/** What lies under one address. */
export const whatIsIn = (path: string): Request =>
  asked('PROPFIND', path, 1, `<propfind ${SPACES}><prop><resourcetype/><sync-token/></prop></propfind>`);

/** The version of each card in a book. */
export const versionsIn = (book: string): Request =>
  asked('PROPFIND', book, 1, `<propfind ${SPACES}><prop><getetag/><resourcetype/></prop></propfind>`);

/** What was changed in a book since that token; everything where it is empty. */
export const changedSince = (book: string, token: string): Request =>
  asked(
    'REPORT',
    book,
    0,
    `<sync-collection ${SPACES}><sync-token>${escapedXml(token)}</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>`,
  );

/** Pictures are left out by servers that can. */
const CARD = `<prop><getetag/><C:address-data>${['VERSION', 'KIND', 'UID', 'FN', 'N', 'EMAIL', 'TEL', 'ORG', 'TITLE', 'ROLE', 'CATEGORIES']
  .map((name) => `<C:prop name="${name}"/>`)
  .join('')}</C:address-data></prop>`;

/** These cards of a book. */
export const cardsAt = (book: string, hrefs: readonly string[]): Request =>
  asked(
    'REPORT',
    book,
    1,
    `<C:addressbook-multiget ${SPACES}>${CARD}${hrefs.map((href) => `<href>${escapedXml(href)}</href>`).join('')}</C:addressbook-multiget>`,
  );

/** The cards of a book that may be whom the question is about. */
export function cardsAbout(book: string, { by, value }: Question): Request {
  const [name, type, text] =
    by === 'email'
      ? ['EMAIL', 'equals', value]
      : by === 'name'
        ? ['FN', 'equals', value]
        : // People write numbers in groups of their own: of all digits only the last two surely stand together.
          ['TEL', 'ends-with', value.slice(-2)];
  const match = `<C:text-match collation="i;unicode-casemap" match-type="${type}">${escapedXml(text)}</C:text-match>`;
  const filter = `<C:filter><C:prop-filter name="${name}">${match}</C:prop-filter></C:filter>`;
  return asked('REPORT', book, 1, `<C:addressbook-query ${SPACES}>${CARD}${filter}</C:addressbook-query>`);
}
