import { parseSite, type Site } from '@/utils/domain/site';
import type { Host } from './host';
import { isNamed } from './named';
import type { HostId } from './shaped';
import type { Sign } from './sign';
import { channelOf, signs } from './signs';

/** For our own pages alone: it holds every adapter, and a page of the web receives the one it needs. */
const adapters = import.meta.glob<Host>('./adapters/*.ts', { eager: true, import: 'default' });

const labelOf = (id: string): string => adapters[`./adapters/${id}.ts`]?.label ?? id;

/** A host whose names on the net are known, and the sites to allow so that it is read. */
export interface HostedSite {
  readonly id: HostId;
  readonly label: string;
  readonly channel: ReturnType<typeof channelOf>;
  readonly sites: readonly Site[];
}

/** The hosts that live under names of their own, in the order of the signs; software that people run themselves lives anywhere. */
export const hosted: readonly HostedSite[] = (Object.keys(signs) as HostId[])
  .map((id) => ({ id, label: labelOf(id), channel: channelOf(id), sites: sitesOf(signs[id]) }))
  .filter(({ sites }) => sites.length > 0);

/** What reads that site, where its name alone tells. */
export function readerOf(site: string): string | undefined {
  const { host = '' } = /^[^/]*\/\/(?<host>[^/]*)\//.exec(site)?.groups ?? {};
  const name = host.replace(/^\*\./, '.');
  const id = (Object.keys(signs) as HostId[]).find((each) => isNamed(signs[each], name));
  return id === undefined ? undefined : labelOf(id);
}

/** The labels of the software that people run themselves: recognised by its pages, wherever it lives. */
export const selfHosted: readonly string[] = (Object.keys(signs) as HostId[])
  .filter((id) => sitesOf(signs[id]).length === 0)
  .map(labelOf)
  .sort((a, b) => a.localeCompare(b));

function sitesOf({ names = [] }: Sign): Site[] {
  return names.flatMap((name) => parseSite(`https://${name.startsWith('.') ? `*${name}` : name}/*`) ?? []);
}
