import * as v from 'valibot';

// Source: RFC 4918 (WebDAV), 6352 (CardDAV), 6578 (sync); tried on Radicale 3.1.8, 2026-11.

/** An element that may be empty, and is text of no meaning then. */
const element = <const Members extends v.ObjectEntries>(members: Members) =>
  v.union([v.pipe(v.string(), v.trim(), v.literal('')), v.object(members)]);

const links = v.nullish(element({ href: v.nullish(v.array(v.string()), []) }));

const Prop = v.object({
  getetag: v.nullish(v.string()),
  'address-data': v.nullish(v.string()),
  'sync-token': v.nullish(v.string()),
  'current-user-principal': links,
  'addressbook-home-set': links,
  resourcetype: v.nullish(v.union([v.string(), v.record(v.string(), v.unknown())])),
});

const Response = v.pipe(
  v.object({
    href: v.pipe(v.array(v.pipe(v.string(), v.trim())), v.minLength(1)),
    status: v.nullish(v.string(), ''),
    propstat: v.nullish(v.array(v.object({ prop: v.union([v.pipe(v.string(), v.trim(), v.literal('')), Prop]), status: v.string() })), []),
  }),
  v.transform(({ href, status, propstat }): DavResource => {
    const props = Object.assign(
      {},
      ...propstat.filter((each) => codeOf(each.status) === 200).map(({ prop }) => prop || {}),
    ) as v.InferOutput<typeof Prop>;
    const type = props.resourcetype;
    return {
      href: href[0] ?? '',
      code: codeOf(status),
      etag: props.getetag ?? '',
      card: props['address-data'] ?? undefined,
      syncToken: props['sync-token']?.trim() || undefined,
      principal: hrefsOf(props['current-user-principal'])[0],
      homes: hrefsOf(props['addressbook-home-set']),
      isAddressBook: typeof type === 'object' && type !== null && 'addressbook' in type,
    };
  }),
);

/** What an answer says of one thing that has an address. */
export interface DavResource {
  /** As the server wrote it: a path, or a whole address. */
  readonly href: string;
  /** 404 where it is gone, 507 where the answer is cut; 0 where nothing is said of it as a whole. */
  readonly code: number;
  readonly etag: string;
  /** A vCard. */
  readonly card: string | undefined;
  readonly syncToken: string | undefined;
  /** Where the server knows more of who asks. */
  readonly principal: string | undefined;
  /** Where the address books of a principal lie. */
  readonly homes: readonly string[];
  readonly isAddressBook: boolean;
}

/** The answer to PROPFIND and REPORT. */
export const Multistatus = v.pipe(
  v.object({ multistatus: element({ response: v.nullish(v.array(Response), []), 'sync-token': v.nullish(v.string()) }) }),
  v.transform(({ multistatus }) => ({
    resources: multistatus === '' ? [] : multistatus.response,
    /** Of the whole collection, in answer to a question about what changed. */
    syncToken: multistatus === '' ? undefined : multistatus['sync-token']?.trim() || undefined,
  })),
);

/** `HTTP/1.1 404 Not Found`. */
const codeOf = (status: string): number => Number(/\b\d{3}\b/.exec(status)?.[0] ?? 0);

const hrefsOf = (link: v.InferOutput<typeof links>): readonly string[] =>
  link === null || link === undefined || link === '' ? [] : link.href.map((href) => href.trim()).filter((href) => href !== '');
