/** Long enough to name one conversation of all: the same mail is in several folders and found by many searches. */
const GLOBAL = 16;

/**
 * What names the conversation at that address, the same however it was opened: its site, and the id in its route or else the whole route
 * with the numbers and ids of its query. What else an address holds, as a session or a page of a list, is left out.
 */
export function conversationKey(address: string): string {
  if (!URL.canParse(address)) return '';
  const { origin, pathname, hash, searchParams } = new URL(address);
  const route = [...pathname.split('/'), ...(hash.split('?')[0] ?? '').replace(/^#!?/, '').split('/')].filter((part) => part !== '');
  const id = route.findLast((part) => part.length >= GLOBAL);
  if (id !== undefined) return `${origin}/${id}`;
  const named = [...searchParams].filter(([name, value]) => /\d/.test(value) && value.length < 200 && !VOLATILE.test(name));
  const query = named.map(([name, value]) => `${name}=${value}`).sort();
  return [origin, ...route].join('/') + (query.length === 0 ? '' : `?${query.join('&')}`);
}

/** What changes from one visit to the next. */
const VOLATILE = /^_?(?:page|sort|order|t|ts|time|token|sid|session\w*|nonce|cache|rev|offset|start|limit|unlock|uniq)$|token|session/i;
