import { parseEmail } from '@/utils/domain/email';
import { cardCells, cardHeaders, parseLines } from '@/utils/domain/vcard';
import type { CustomerDraft } from '../answer';
import { customer } from '../drafts';

/** Whom a vCard is about; undefined where it is a list of others, or names nobody. */
export function customerIn(card: string, sourceKey: string): CustomerDraft | undefined {
  const lines = parseLines(card.replace(/\r\n?/g, '\n'));
  const said = (names: readonly string[]) =>
    lines
      .find(({ name }) => names.includes(name))
      ?.value.trim()
      .toLowerCase();
  const kind = said(['KIND', 'X-ADDRESSBOOKSERVER-KIND']);
  if (kind === 'group') return undefined;
  const isCompany = kind === 'org' || said(['X-ABSHOWAS']) === 'company';
  const cells = cardCells(lines);
  const cell = (header: (typeof cardHeaders)[number]) => cells[cardHeaders.indexOf(header)] ?? '';
  const all = (...headers: (typeof cardHeaders)[number][]) =>
    headers.flatMap((header) => cell(header).split('; ')).filter((text) => text !== '');
  const given = [cell('first name'), cell('last name')].filter(Boolean).join(' ');
  const found = customer({
    sourceKey,
    kind: isCompany ? 'company' : 'person',
    name: cell('full name') || given || (isCompany ? cell('company') : ''),
    emails: all('email', 'other emails').map(parseEmail),
    phones: all('phone', 'mobile', 'other phones'),
    company: isCompany ? undefined : cell('company'),
    role: cell('title'),
    tags: all('categories'),
  });
  return found.name === '' ? undefined : found;
}
