import type { SeenPerson } from '@/utils/domain/sighting';
import { headMeaningOf } from './header-labels';
import { linesOf } from './lines';
import { personOf } from './person';
import { properAddresses, visibleText } from './scan';

/** How far the lines of one head or form may lie apart. */
const NEAR = 6;
/** What forms call a name, or a part of one. */
const NAME = /na[amv][emn]|nom|имя|名|이름/i;

/**
 * Whom the text of a message names: the sender of a mail that it forwards (`forwarded`), and who filled in the form that it reports
 * (`body`). Whoever wrote the message can claim either, so neither weighs more than what the host says.
 */
export function peopleInBody(body: Element): SeenPerson[] {
  const fields = linesOf(body).map((line) => labelled(visibleText(line)));
  return (['forwarded', 'body'] as const).flatMap((role) => firstOf(fields, role) ?? []);
}

/** The person in the first such field that stands among others of its kind: a lone "E-mail: …" is a signature, a lone "From: …" a sentence. */
function firstOf(fields: readonly (Field | undefined)[], role: 'forwarded' | 'body'): SeenPerson | undefined {
  const isForm = role === 'body';
  for (const [index, field] of fields.entries()) {
    if (field === undefined || headMeaningOf(field.label) !== (isForm ? 'address' : 'from')) continue;
    const [address] = properAddresses(field.value);
    const around = fields.slice(Math.max(0, index - NEAR), index + NEAR);
    const kin = around.find((other) => other && other !== field && (!isForm || NAME.test(other.label)));
    if (!address || !kin) continue;
    // A part of a name, or the name of something, is not what they are called.
    const name = isForm ? headMeaningOf(kin.label) && kin.value : field.value.slice(0, address.start);
    return personOf(address.written, name ?? '', role);
  }
  return undefined;
}

interface Field {
  readonly label: string;
  readonly value: string;
}

/** A line `label: value`, or the two cells of a row. */
function labelled(line: string): Field | undefined {
  const [, label, value] = /^[*>\s]*([^:：\t]{1,32}?)\s*\**\s*(?:[:：]\s*|\t)\s*(.+)$/u.exec(line) ?? [];
  return label && value ? { label, value } : undefined;
}
