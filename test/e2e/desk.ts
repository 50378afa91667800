import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedOfDesk {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string;
  readonly body: string;
}

/** A small vendor on this machine: a helpdesk in Zammad's shape, and beside it an accounting program that answers in plain JSON. */
export interface Desk {
  readonly address: string;
  readonly token: string;
  /** Everything that it was asked, the latest last. */
  readonly asked: AskedOfDesk[];
  /** The notes that were written there. */
  readonly notes: string[];
  /** Whom it knows. */
  person: {
    readonly email: string;
    readonly firstname: string;
    readonly lastname: string;
    readonly organization: string;
    readonly phone: string;
  };
  /** Set, it answers nothing else than that. */
  refusal: { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | undefined;
  stop(): Promise<void>;
  /** Starts again where it was. */
  start(): Promise<void>;
}

const TOKEN = 'desk-token-0123456789';

export async function startDesk(): Promise<Desk> {
  let port = 0;
  const server = createServer((request, response) => void answer(request, response));
  const desk: Desk = {
    get address() {
      return `http://127.0.0.1:${port}`;
    },
    token: TOKEN,
    asked: [],
    notes: [],
    person: {
      ...{ email: 'niamh.kearney@kestrel-boatyard.example', firstname: 'Niamh', lastname: 'Kearney' },
      ...{ organization: 'Kestrel Boatyard', phone: '+353 1 632 0001' },
    },
    refusal: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    start: () => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve)),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const token = String(request.headers.authorization ?? '');
    const body = Buffer.concat(chunks).toString();
    desk.asked.push({ method: request.method ?? '', path: url.pathname, query: url.searchParams, token, body });
    const { status, headers = {} } = desk.refusal ?? { status: token.endsWith(TOKEN) ? 200 : 401 };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(status === 200 ? told(url, body) : { error: 'no' }));
  }

  function told({ pathname, searchParams }: URL, body: string): unknown {
    const { email } = desk.person;
    switch (pathname) {
      case '/api/v1/users/search':
        return searchParams.get('query') === email ? [{ id: 7, mobile: '', ...desk.person }] : [];
      case '/api/v1/ticket_customer':
        return {
          ticket_ids_open: [31, 32],
          ticket_ids_closed: [12],
          assets: {
            Ticket: {
              31: { id: 31, number: '48031', title: 'Rudder bearing is worn', created_at: '2026-11-20T08:30:00Z' },
              32: { id: 32, number: '48032', title: 'Invoice for the sails', created_at: '2026-11-18T10:00:00Z' },
              12: { id: 12, number: '47012', title: 'Winter storage', created_at: '2026-09-01T10:00:00Z' },
            },
          },
        };
      case '/api/v1/ticket_articles':
        desk.notes.push(String((JSON.parse(body) as { body?: unknown }).body));
        return { id: 900 + desk.notes.length };
      case '/books':
        return {
          data:
            searchParams.get('mail') === email
              ? [
                  { no: 'R-1', net: '1200.50', cur: 'EUR', day: '2026-10-02', text: 'Sails' },
                  { no: 'R-2', net: '99.50', cur: 'EUR', day: '2026-11-02', text: 'Ropes' },
                ]
              : [],
        };
      default:
        return {};
    }
  }

  await desk.start();
  port = (server.address() as AddressInfo).port;
  return desk;
}
