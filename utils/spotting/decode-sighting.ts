import { parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole, Sighting } from '@/utils/domain/sighting';

const ROLES: ReadonlySet<unknown> = new Set<SeenRole>([
  'taught',
  'from',
  'to',
  'cc',
  'replyTo',
  'requester',
  'owner',
  'listed',
  'forwarded',
  'body',
  'mentioned',
]);
const PEOPLE_MAX = 500;
const NAME_MAX = 200;

/** What came out of a page's process as a sighting, every part checked again: that process may be the page's. Undefined where it is none. */
export function decodeSighting(value: unknown): Sighting | undefined {
  if (!isRecord(value) || !Array.isArray(value['people'])) return undefined;
  const { host, view, url, subject, sender } = value;
  if (view !== 'conversation' && view !== 'list' && view !== 'other') return undefined;
  const from = typeof sender === 'string' ? parseEmail(sender) : undefined;
  return {
    host: typeof host === 'string' ? host.slice(0, 40) : null,
    isFallback: value['isFallback'] === true,
    view,
    people: value['people'].slice(0, PEOPLE_MAX).flatMap(decodePerson),
    domains: strings(value['domains']).flatMap((text) => parseDomain(text) ?? []),
    self: strings(value['self']).flatMap((text) => parseEmail(text) ?? []),
    subject: typeof subject === 'string' ? subject.slice(0, NAME_MAX) : '',
    url: typeof url === 'string' ? url.slice(0, 2000) : '',
    ...(from === undefined ? {} : { sender: from }),
  };
}

function decodePerson(value: unknown): SeenPerson[] {
  if (!isRecord(value) || typeof value['email'] !== 'string' || !isRole(value['role'])) return [];
  const email = parseEmail(value['email']);
  if (email === undefined) return [];
  const written = typeof value['written'] === 'string' && parseEmail(value['written']) === email ? value['written'] : email;
  return [{ email, written, name: typeof value['name'] === 'string' ? value['name'].slice(0, NAME_MAX) : '', role: value['role'] }];
}

const isRole = (value: unknown): value is SeenRole => ROLES.has(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, PEOPLE_MAX).filter((item) => typeof item === 'string') : [];
