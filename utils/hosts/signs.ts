import type { Page } from './host';

/** How a page tells which web application it is: all that is known of a host before its adapter is loaded. */
export interface Sign {
  /** Where it lives; a leading dot stands for any subdomain. */
  readonly names?: readonly string[];
  /** The paths of it that are read, where the name serves other things too. */
  readonly path?: RegExp;
  /** Software that people run themselves is known by its document: all of these must be there. */
  readonly selectors?: readonly string[];
}

/**
 * The hosts that have an adapter: each line stands for `adapters/<id>.ts`. The page receives these lines and the one adapter that it needs.
 * The first that fits reads the page.
 */
export const signs = {
  gmail: { names: ['mail.google.com'] },
  roundcube: { selectors: ['body[class*="task-mail"]', '#messagelist, #message-header, #messageheader'] },
} as const satisfies Readonly<Record<string, Sign>>;

export type HostId = keyof typeof signs;

export const isHostId = (value: unknown): value is HostId => typeof value === 'string' && Object.hasOwn(signs, value);

/** Which host's page this is, if any. */
export function recognise(page: Page): HostId | undefined {
  return (Object.keys(signs) as HostId[]).find((id) => fits(signs[id], page));
}

function fits({ names, path, selectors }: Sign, { document, url }: Page): boolean {
  const isNamed = names === undefined || names.some((name) => (name.startsWith('.') ? url.hostname.endsWith(name) : url.hostname === name));
  const isShaped = selectors === undefined || selectors.every((selector) => document.querySelector(selector) !== null);
  return isNamed && isShaped && (path === undefined || path.test(url.pathname));
}
