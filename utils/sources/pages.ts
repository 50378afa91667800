import type * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from './failure';
import type { Request } from './net/request';
import type { Ask } from './source';

/** More pages than these are left out, and the answer says that it is a part. */
const MOST_PAGES = 10;

export interface Followed<Item> {
  readonly items: readonly Item[];
  readonly isPart: boolean;
}

/**
 * What all pages hold, one after the other. `next` makes what asks for the page behind the one that `request` asked for, undefined on the
 * last one. A page that leads to itself is an answer that we do not understand.
 */
export async function followed<Page extends { readonly items: readonly unknown[] }>(
  ask: Ask,
  first: Request,
  schema: v.GenericSchema<unknown, Page>,
  next: (page: Page, request: Request) => Request | undefined,
): Promise<Result<Followed<Page['items'][number]>, Failure>> {
  const items: Page['items'][number][] = [];
  let request = first;
  for (let count = 1; ; count++) {
    const page = await ask(request, schema);
    if (!page.ok) return page;
    for (const item of page.value.items) items.push(item);
    const following = next(page.value, request);
    if (following === undefined || count === MOST_PAGES) return ok({ items, isPart: following !== undefined });
    if (JSON.stringify(following) === JSON.stringify(request)) return err({ kind: 'changed', where: 'next page' });
    request = following;
  }
}

/** The same request with other parameters. */
export const turned = (request: Request, query: NonNullable<Request['query']>): Request => ({
  ...request,
  query: { ...request.query, ...query },
});

/** The same request for the page behind it, where pages are counted from 1. */
export const onePageOn = (request: Request): Request => turned(request, { page: Number(request.query?.['page'] ?? 1) + 1 });
