import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from '../failure';
import { readBody } from './read-body';
import { addressOf, type Reply, type Request } from './request';

/** Where a source may ask, and how far we go along with what comes back. */
export interface Way {
  readonly fetch: typeof fetch;
  /** The address that paths are relative to. */
  readonly base: string;
  /** The only origins that are ever asked, as the URL standard writes them. */
  readonly origins: readonly string[];
  /** Of every request: the token among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Whether the browser lets us ask that origin. */
  readonly isPermitted: (origin: string) => Promise<boolean>;
  /** For the whole reply, in milliseconds. */
  readonly timeLimit: number;
  /** In bytes. */
  readonly sizeLimit: number;
}

/**
 * The only way out of the house. It asks declared origins alone, follows no redirect (a browser does not show where one leads before it has
 * followed it, the token along), sends no cookies, waits and reads only so much, and gives a value for everything that can happen.
 */
export async function send(request: Request, way: Way): Promise<Result<Reply, Failure>> {
  const url = addressOf(request, way.base);
  if (url === undefined || !way.origins.includes(url.origin)) return err({ kind: 'elsewhere' });
  if (!(await way.isPermitted(url.origin))) return err({ kind: 'notPermitted', origin: url.origin });
  // Behind the last wait before the request: an abort during it would not be heard.
  if (way.signal.aborted) return err({ kind: 'aborted' });

  const stop = new AbortController();
  const stopped = new Promise<Result<Reply, Failure>>((resolve) => {
    const end = (kind: 'aborted' | 'slow') => {
      resolve(err({ kind }));
      stop.abort();
    };
    const timer = setTimeout(() => end('slow'), way.timeLimit);
    const abort = () => end('aborted');
    way.signal.addEventListener('abort', abort);
    stop.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      way.signal.removeEventListener('abort', abort);
    });
  });
  const reply = await Promise.race([exchange(url, request, way, stop.signal), stopped]);
  stop.abort();
  return reply;
}

async function exchange(url: URL, request: Request, way: Way, signal: AbortSignal): Promise<Result<Reply, Failure>> {
  try {
    // Not as a method of `way`: a browser's fetch insists on being called by itself.
    const { fetch } = way;
    const { status, type, headers, body } = await fetch(url, { ...initOf(request, way), signal });
    if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
      void body?.cancel().catch(() => undefined);
      return err({ kind: 'elsewhere' });
    }
    const text = await readBody(body, way.sizeLimit);
    return text === undefined ? err({ kind: 'tooLarge' }) : ok({ status, headers, text });
  } catch {
    // Browsers say no more than that it failed: no network, no such name, a certificate, a connection cut off.
    return err({ kind: 'offline' });
  }
}

function initOf({ method = 'GET', headers, json, text }: Request, way: Way): RequestInit {
  const body = json === undefined ? text : JSON.stringify(json);
  return {
    method,
    headers: {
      accept: 'application/json',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...way.headers,
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  };
}
