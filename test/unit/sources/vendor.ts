import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Asked, pagesIn, type Routes, xmlIn } from '../../fixtures/sources/recorded';

/** Does something to one request: answers it, or not. */
export type Answering = (asked: Asked, response: ServerResponse) => void;

/** A vendor's server on this machine: real HTTP, so that what fails fails as it really does. */
export interface Vendor {
  /** Everything it was asked, with the address that was meant. */
  readonly asked: readonly Asked[];
  answering: Answering;
  /** A `fetch` that goes to it whichever origin is asked. */
  readonly fetch: typeof fetch;
  readonly origin: string;
  stop(): Promise<void>;
}

export async function startVendor(answering: Answering): Promise<Vendor> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const meant = { method: request.method ?? '', url: meantBy(request), headers: request.headers, body: await bodyOf(request) };
    asked.push(meant);
    vendor.answering(meant, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const vendor: Vendor = {
    asked,
    answering,
    origin,
    fetch: (input, init) => {
      const url = new URL(String(input));
      return fetch(`${origin}${url.pathname}${url.search}`, { ...init, headers: { ...init?.headers, 'x-meant': url.origin } });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return vendor;
}

const meantBy = ({ headers, url }: IncomingMessage): URL => new URL(url ?? '/', String(headers['x-meant'] ?? 'http://127.0.0.1'));

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Answers from recorded routes. */
export function replaying(routes: Routes): Answering {
  const turns = new Map<string, number>();
  return (asked, response) => {
    const route = `${asked.method} ${asked.url.pathname}`;
    if (!(route in routes)) return text(404, '{"error":"no such route"}')(asked, response);
    const told = routes[route];
    const pages = pagesIn(told);
    const turn = turns.get(route) ?? 0;
    turns.set(route, turn + 1);
    const body = pages === undefined ? (typeof told === 'function' ? told(asked) : told) : pages[Math.min(turn, pages.length - 1)];
    const markup = xmlIn(body);
    const answer = markup === undefined ? json(200, body) : text(207, markup, { 'content-type': 'application/xml; charset=utf-8' });
    answer(asked, response);
  };
}

export const text =
  (status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answering =>
  (_asked, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answering =>
  text(status, JSON.stringify(body), headers);
