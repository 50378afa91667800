/** One thing that a source asks its vendor for. */
export interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'REPORT' | 'PROPFIND';
  /** Relative to the source's address (`/v1/customers`), or a whole address, as the vendor gives the next page. */
  readonly path: string;
  /** Left out where undefined or empty. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, under the type that `headers` names. */
  readonly text?: string;
  /** What the answer is written in; JSON where absent. */
  readonly reads?: 'xml';
}

/** What came back, whatever its status. */
export interface Reply {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  readonly text: string;
}

/** The address of a request; undefined where it is none. */
export function addressOf({ path, query = {} }: Request, base: string): URL | undefined {
  const written = path.startsWith('/') ? `${base}${path}` : path;
  if (!URL.canParse(written)) return undefined;
  const url = new URL(written);
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') url.searchParams.append(name, String(value));
  return url;
}
