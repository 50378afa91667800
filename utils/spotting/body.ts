import type { SeenPerson } from '@/utils/domain/sighting';
import { meaningOf } from './header-labels';
import { linesOf } from './lines';
import { personOf } from './person';
import { properAddresses, visibleText } from './scan';

/** How far the lines of one head or form may lie apart. */
const NEAR = 6;

/**
 * Whom the text of a message names: the sender of a mail that it forwards (`forwarded`), and who filled in the form that it reports
 * (`body`). Whoever wrote the message can claim either, so neither weighs more than what the host says.
 */
export function peopleInBody(body: Element): SeenPerson[] {
  const fields = linesOf(body).map((line) => labelled(visibleText(line)));
  return [
    firstOf(fields, 'from', 'forwarded', () => true),
    firstOf(fields, 'address', 'body', (label) => meaningOf(label) === 'name'),
  ].filter((person) => person !== undefined);
}

/** The person in the first field of that meaning that stands among others of its kind: a lone "E-mail: …" is a signature, a lone "From: …" a sentence. */
function firstOf(
  fields: readonly (Field | undefined)[],
  meaning: 'from' | 'address',
  role: 'forwarded' | 'body',
  isKin: (label: string) => boolean,
): SeenPerson | undefined {
  for (const [index, field] of fields.entries()) {
    if (field === undefined || meaningOf(field.label) !== meaning) continue;
    const [address] = properAddresses(field.value);
    const kin = fields.slice(Math.max(0, index - NEAR), index + NEAR).find((other) => other && other !== field && isKin(other.label));
    if (address && kin) return personOf(address.written, role === 'body' ? kin.value : field.value.slice(0, address.start), role);
  }
  return undefined;
}

interface Field {
  readonly label: string;
  readonly value: string;
}

/** A line `label: value`, or the two cells of a row. */
function labelled(line: string): Field | undefined {
  const parts = /^[*>\s]*([^:：\t]{1,32}?)\s*\**\s*(?:[:：]\s*|\t)(.+)$/u.exec(line);
  return parts?.[1] === undefined || parts[2] === undefined ? undefined : { label: parts[1].trim(), value: parts[2].trim() };
}
