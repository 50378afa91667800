import { type DomainName, parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole, Sighting } from '@/utils/domain/sighting';
import type { Millis } from '@/utils/domain/time';
import { uniquePeople } from './person';
import { scan } from './scan';
import { signedPerson, TURNING } from './signature';

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
/** Addresses of mailing lists that nobody is behind, and that stand under every mail. */
const LIST_COMMAND = /-(?:leave|unsubscribe)@/;
const PEOPLE_MAX = 500;
const NAME_MAX = 200;
const PHONE_MAX = 60;
const TRACES_MAX = 120;

/** What came out of a page's process as a sighting, every part checked again: that process may be the page's. Undefined where it is none. */
export function decodeSighting(value: unknown): Sighting | undefined {
  if (!isRecord(value) || !Array.isArray(value['people'])) return undefined;
  const { host, view, url, subject, sender, nameOnly } = value;
  if (view !== 'conversation' && view !== 'list' && view !== 'other') return undefined;
  const from = typeof sender === 'string' ? parseEmail(sender) : undefined;
  const shown = typeof nameOnly === 'string' ? nameOnly.trim().slice(0, NAME_MAX) : '';
  const signed = shown === '' ? undefined : signedPerson(strings(value['lines']), shown);
  return {
    host: typeof host === 'string' ? host.slice(0, 40) : null,
    isFallback: value['isFallback'] === true,
    view,
    people: uniquePeople([...value['people'].slice(0, PEOPLE_MAX).flatMap(decodePerson), ...(signed ? [signed] : [])]),
    domains: strings(value['domains']).slice(0, TRACES_MAX).flatMap(decodeDomain),
    phones: strings(value['phones'])
      .slice(0, TRACES_MAX)
      .filter((text) => text.length <= PHONE_MAX),
    self: strings(value['self']).flatMap((text) => parseEmail(text) ?? []),
    subject: typeof subject === 'string' ? subject.slice(0, NAME_MAX) : '',
    url: typeof url === 'string' ? url.slice(0, 2000) : '',
    ...(from === undefined ? {} : { sender: from }),
    ...(shown === '' ? {} : { nameOnly: decodeName(shown) }),
    ...(signed === undefined ? {} : { signature: signed.email }),
  };
}

function decodePerson(value: unknown): SeenPerson[] {
  if (!isRecord(value) || typeof value['email'] !== 'string' || !isRole(value['role'])) return [];
  const email = parseEmail(value['email']);
  if (email === undefined || LIST_COMMAND.test(email) || TURNING.test(email)) return [];
  const written = typeof value['written'] === 'string' && parseEmail(value['written']) === email ? value['written'] : email;
  return [
    {
      email,
      written,
      name: typeof value['name'] === 'string' ? decodeName(value['name']) : '',
      role: value['role'],
      ...(value['isDoubted'] === true ? { isDoubted: true } : {}),
      ...(isMoment(value['sentAt']) ? { sentAt: value['sentAt'] } : {}),
    },
  ];
}

/** Letters that turn the direction of a text are no part of a name: they make one look like another. */
const decodeName = (name: string): string => name.replace(new RegExp(TURNING, 'g'), '').trim().slice(0, NAME_MAX);

/** A name with a top level that exists, and no two sentences without a space between them: `today.It was`. */
function decodeDomain(text: string): DomainName[] {
  const isName = scan(text).domains[0] === text && !/\p{Ll}\.\p{Lu}\p{Ll}+$/u.test(text);
  return [isName ? parseDomain(text) : undefined].filter((domain) => domain !== undefined);
}

/** Before there was mail, none was sent. */
const FIRST = Date.UTC(1971, 0);
const isMoment = (value: unknown): value is Millis => Number.isSafeInteger(value) && (value as number) >= FIRST;
const isRole = (value: unknown): value is SeenRole => ROLES.has(value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.slice(0, PEOPLE_MAX).filter((item) => typeof item === 'string') : [];
