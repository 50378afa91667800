import type { Sighting } from '@/utils/domain/sighting';
import { peopleInBody } from '@/utils/spotting/body';
import { occurrencesIn } from '@/utils/spotting/occurrences';
import { addressIn, peopleIn, personOf, uniquePeople } from '@/utils/spotting/person';
import { findAddresses } from '@/utils/spotting/scan';
import { isVisible } from '@/utils/spotting/visible';
import { generic } from './generic';
import type { Host, Page, Reading } from './host';
import { provideKit } from './kit';

provideKit({ addressIn, findAddresses, isVisible, occurrencesIn, peopleIn, personOf });

/**
 * Reads a page once: by its host, where it has one, else, or where that host finds nobody, by the generic finder. Where the host knows the
 * open message but not its people, nobody is the answer: what else the page holds is what that message says.
 */
export function sight(page: Page, host?: Host): Sighting {
  const reading = host?.read(page);
  const own = host && sightingOf(host, reading, page, false);
  if (own && (own.people.length > 0 || (reading?.bodies ?? []).length > 0)) return own;
  const found = sightingOf(generic, generic.read(page), page, host !== undefined);
  return found.people.length > 0 || own === undefined ? found : own;
}

function sightingOf(host: Host, reading: Reading | undefined, { url }: Page, isFallback: boolean): Sighting {
  return {
    host: reading === undefined ? null : host.id,
    isFallback,
    view: reading?.view ?? 'other',
    people: uniquePeople([...(reading?.people ?? []), ...(reading?.bodies ?? []).flatMap(peopleInBody)]),
    domains: [],
    self: reading?.self ?? [],
    subject: reading?.subject ?? '',
    url: url.href,
    ...(reading?.sender === undefined ? {} : { sender: reading.sender }),
  };
}
