import type { DomainName } from '@/utils/domain/domain-name';
import type { Sighting } from '@/utils/domain/sighting';
import { peopleInBody } from '@/utils/spotting/body';
import { occurrencesIn } from '@/utils/spotting/occurrences';
import { addressIn, peopleIn, personOf, uniquePeople } from '@/utils/spotting/person';
import { findAddresses } from '@/utils/spotting/scan';
import { tracesIn } from '@/utils/spotting/traces';
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
  if (own && (own.people.length > 0 || own.nameOnly !== undefined || (reading?.bodies ?? []).length > 0)) return own;
  const found = sightingOf(generic, generic.read(page), page, host !== undefined);
  return found.people.length > 0 || found.nameOnly || own === undefined ? found : own;
}

function sightingOf(host: Host, reading: Reading | undefined, { url }: Page, isFallback: boolean): Sighting {
  const { view = 'other', people = [], bodies = [], self = [], subject = '', sender, nameOnly, phones = [] } = reading ?? {};
  const traces = tracesIn(bodies, subject);
  return {
    host: reading === undefined ? null : host.id,
    isFallback,
    view,
    people: uniquePeople([...people, ...bodies.flatMap(peopleInBody)]),
    domains: traces.domains as DomainName[],
    phones: [...phones, ...traces.phones],
    self,
    subject,
    url: url.href,
    ...(sender && { sender }),
    ...(nameOnly && { nameOnly, lines: traces.lines }),
  };
}
