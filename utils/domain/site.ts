import type { Brand } from './brand';

/** A site as the browser grants it, a match pattern: `https://mail.acme.example/*`, `https://*.desk.example/*`. It names no port: it means all of them. */
export type Site = Brand<string, 'Site'>;

const PATTERN = /^(\*|https?):\/\/(\*|(?:\*\.)?[a-z0-9.-]+|\[[0-9a-f:]+\])\/\*$/;

/** The site that a match pattern stands for; undefined where it is none of the web. */
export const parseSite = (pattern: string): Site | undefined => (PATTERN.test(pattern) ? (pattern as Site) : undefined);

/** The site of an address that somebody typed or a page has; undefined where it is no web address. */
export function siteOf(text: string): Site | undefined {
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]*:\d/.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  const isSite = (protocol === 'https:' || protocol === 'http:') && !hostname.includes('*');
  return isSite ? parseSite(`${protocol}//${hostname}/*`) : undefined;
}

/** A site as people write it: without what every one has. */
export const siteName = (site: string): string => site.replace(/^https:\/\//, '').replace(/\/\*$/, '');

/** Whether it means every site. */
export const isEverySite = (site: string): boolean => site === '<all_urls>' || /^(\*|https?):\/\/\*\/\*$/.test(site);

/** Whether the page at that address is one of the site. */
export function covers(site: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  const web = protocol === 'https:' || protocol === 'http:';
  if (site === '<all_urls>') return web;
  const [, scheme = '', host = ''] = PATTERN.exec(site) ?? [];
  const isScheme = scheme === '*' ? web : `${scheme}:` === protocol;
  const isHost = host === '*' || host === hostname || (host.startsWith('*.') && `.${hostname}`.endsWith(host.slice(1)));
  return isScheme && isHost;
}
