import type { DomainName } from '@/utils/domain/domain-name';
import type { Sighting } from '@/utils/domain/sighting';
import { peopleInBody } from '@/utils/spotting/body';
import { uniquePeople } from '@/utils/spotting/person';
import { tracesIn } from '@/utils/spotting/traces';
import type { Host, Page, Reading } from './host';

/**
 * Reads a page once: by its host, or, where that host finds nobody, by the finder behind it. Where the host knows the open message but not its
 * people, nobody is the answer: what else the page holds is what that message says.
 * @param behind asked for only then; undefined where there is none
 */
export function sight(page: Page, host: Host, behind: () => Host | undefined = () => undefined): Sighting {
  const reading = host.read(page);
  const own = sightingOf(host, reading, page, false);
  if (own.people.length > 0 || own.nameOnly || reading?.bodies?.length) return own;
  const finder = behind();
  const found = finder && sightingOf(finder, finder.read(page), page, true);
  return found && (found.people.length > 0 || found.nameOnly) ? found : own;
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
