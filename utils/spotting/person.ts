import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { headMeaningOf } from './header-labels';
import { findAddresses, properAddresses, visibleText } from './scan';

/** The person with that address, or undefined where the text is no address. A name that only repeats the address is none. */
export function personOf(address: string, name: string, role: SeenRole): SeenPerson | undefined {
  const clean = visibleText(address).trim();
  const email = parseEmail(clean);
  if (email === undefined) return undefined;
  const at = clean.lastIndexOf('@');
  const shown = tidyName(name);
  return {
    email,
    written: clean.slice(0, at) + clean.slice(at).toLowerCase(),
    name: parseEmail(shown) === email ? '' : shown,
    role,
  };
}

/** The address that an attribute or a link holds: `ann@x.example`, `Ann <ann@x.example>`, `mailto:ann%40x.example?subject=…`. */
export function addressIn(value: string): string | undefined {
  const isLink = /^mailto:/i.test(value);
  const text = isLink ? decoded(value.slice('mailto:'.length).split('?')[0] ?? '') : value;
  return parseEmail(text) === undefined ? findAddresses(visibleText(text))[0]?.written : text.trim();
}

/** The people of a list as mail programs write it: `Ann Lee <ann@x.example>, bob@x.example`. */
export function* peopleIn(text: string, role: SeenRole): Iterable<SeenPerson> {
  const clean = visibleText(text);
  let from = 0;
  for (const { written, start, end } of properAddresses(clean)) {
    const person = personOf(written, clean.slice(from, start).replace(/^[\s>;,]+|[\s<]+$/g, ''), role);
    if (person) yield person;
    from = end;
  }
}

/** People unique by address, in order of appearance: a later mention adds a name that was missing, or, where it is the weightier one, its name and role. */
export function uniquePeople(people: Iterable<SeenPerson>): SeenPerson[] {
  const byEmail = new Map<Email, SeenPerson>();
  for (const person of people) {
    const known = byEmail.get(person.email);
    const [first, second] = known && weightOf(person) < weightOf(known) ? [person, known] : [known ?? person, person];
    byEmail.set(person.email, { ...second, ...first, name: first.name || second.name });
  }
  return [...byEmail.values()];
}

/** Most telling first: what the user showed, what the host says about the open conversation, then what a sender's text claims. */
const WEIGHT: readonly SeenRole[] = [
  'taught',
  'requester',
  'from',
  'replyTo',
  'to',
  'cc',
  'owner',
  'listed',
  'forwarded',
  'body',
  'mentioned',
];
const weightOf = ({ role }: SeenPerson): number => WEIGHT.indexOf(role);

const tidyName = (name: string): string =>
  visibleText(name)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[^:：]+[:：]/, (label) => (headMeaningOf(label) ? '' : label))
    .replace(/^["'“„«]+|["'”“»]+$/g, '')
    .replace(/[\s,:;<(]+$/, '')
    .trim();

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: the text is what it says.
    return text;
  }
}
