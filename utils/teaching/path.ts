/** The parts of a page's address that say which page it is: the path, and the route that many applications keep in the hash. */
function partsOf(url: URL): string[] {
  const route = url.hash.includes('/') ? (url.hash.split('?')[0] ?? '') : '';
  return [...url.pathname.split('/'), ...route.split('/')].filter((part) => part !== '');
}

/** Numbers and ids name one ticket or mail of many; words name a place. */
const isId = (part: string): boolean => /\d/.test(part) || part.length >= 24;

/** The pattern of the addresses of pages like this one: `/agent/tickets/4312` gives `/agent/tickets/*`. */
export const pathPatternOf = (url: URL): string =>
  `/${partsOf(url)
    .map((part) => (isId(part) ? '*' : part))
    .join('/')}`;

/** Whether a page's address is of that pattern. */
export function fitsPath(pattern: string, url: URL): boolean {
  const wanted = pattern.split('/').filter((part) => part !== '');
  const parts = partsOf(url);
  return wanted.length === parts.length && wanted.every((want, index) => want === '*' || want === parts[index]);
}
