import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { mails } from './inbox/mails.mjs';
import { page } from './inbox/page.mjs';

const headers = { 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; style-src 'self'; img-src data:" };

/**
 * Serves Postbox, a small webmail with six mails, on this machine only. Its pages are `/`, `/sent` and `/mail/1` to `/mail/6`.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveInbox() {
  const style = await readFile(new URL('./inbox/postbox.css', import.meta.url));
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    if (pathname === '/postbox.css')
      return void response.writeHead(200, { ...headers, 'content-type': 'text/css; charset=utf-8' }).end(style);
    const body = pageAt(pathname);
    response.writeHead(body === undefined ? 404 : 200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
    response.end(body ?? '<!doctype html><title>Postbox</title><p>There is no such page.');
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The inbox got no port.');
  return { url: `http://127.0.0.1:${address.port}`, close: () => closed(server) };
}

/** The page at that path, as of now; undefined where there is none. @param {string} path */
export function pageAt(path, now = new Date()) {
  if (path === '/') return page('inbox', undefined, now);
  if (path === '/sent') return page('sent', undefined, now);
  const open = mails.find(({ id }) => path === `/mail/${id}`);
  return open && page(open.folder, open, now);
}

/** @param {import('node:http').Server} server */
function closed(server) {
  const done = new Promise((resolve) => server.close(() => resolve(undefined)));
  // A browser keeps its connections open as long as it can.
  server.closeAllConnections();
  return done;
}
