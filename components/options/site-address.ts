/** The match pattern of the site whose address somebody typed: `https://mail.acme.example/*`; undefined where it is no web address. */
export function sitePattern(text: string): string | undefined {
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]*:\d/.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  const isSite = (protocol === 'https:' || protocol === 'http:') && /^[a-z0-9.-]+$|^\[[0-9a-f:]+\]$/.test(hostname);
  // A pattern names no port: it means all of them.
  return isSite ? `${protocol}//${hostname}/*` : undefined;
}

/** A match pattern as people write sites: without what every one has. */
export const siteName = (pattern: string): string => pattern.replace(/^https:\/\//, '').replace(/\/\*$/, '');

/** Whether the pattern means every site. */
export const isEverySite = (pattern: string): boolean => pattern === '<all_urls>' || /^(\*|https?):\/\/\*\/\*$/.test(pattern);
