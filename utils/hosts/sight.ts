import type { Sighting } from '@/utils/domain/sighting';
import { uniquePeople } from '@/utils/spotting/person';
import { generic } from './generic';
import type { Host, Page, Reading } from './host';
import { hosts } from './index';

/** Reads a page once: by the host that recognises it, else, or where that host finds nobody, by the generic finder. */
export function sight(page: Page, adapters: readonly Host[] = hosts): Sighting {
  const host = adapters.find((candidate) => candidate.recognises(page));
  const own = host && sightingOf(host, host.read(page), page, false);
  if (own && own.people.length > 0) return own;
  const found = sightingOf(generic, generic.read(page), page, host !== undefined);
  return found.people.length > 0 || own === undefined ? found : own;
}

function sightingOf(host: Host, reading: Reading | undefined, { url }: Page, isFallback: boolean): Sighting {
  const people = uniquePeople(reading?.people ?? []);
  return {
    host: people.length > 0 || reading !== undefined ? host.id : null,
    isFallback,
    view: reading?.view ?? 'other',
    people,
    domains: [],
    self: reading?.self ?? [],
    subject: reading?.subject ?? '',
    url: url.href,
    ...(reading?.sender === undefined ? {} : { sender: reading.sender }),
  };
}
