import type { SeenPerson } from '@/utils/domain/sighting';
import { isHeadLabel, meaningOfLine } from './header-labels';
import { linesOf } from './lines';
import { personOf } from './person';
import { properAddresses, visibleText } from './scan';

/** How far the lines of one head or form may lie apart. */
const NEAR = 6;

const MAIL_LABEL =
  /^(?:(?:your |ihre |votre |su |e-?)?(?:e-?mail|mail)(?:[- ]?(?:address|adresse|adres|id))?|adresse (?:e-?)?mail|courriel|correo(?: electr[oó]nico)?|posta elettronica|メール(?:アドレス)?|电子邮件|邮箱)\s*\*?$/iu;
const NAME_LABEL =
  /^(?:(?:your |full |ihr |votre |su |first |contact )?name|vor- und nachname|nom(?: complet)?|nombre(?: completo)?|nome|naam|navn|namn|お名前|氏名|姓名)\s*\*?$/iu;

/**
 * Whom the text of a message names: the sender of a mail that it forwards (`forwarded`), and who filled in the form that it reports
 * (`body`). Whoever wrote the message can claim either, so neither weighs more than what the host says.
 */
export function peopleInBody(body: Element): SeenPerson[] {
  const lines = linesOf(body).map(visibleText);
  return [forwardedSender(lines), formSender(lines)].filter((person) => person !== undefined);
}

/** The first `From: …` that stands among other lines of a mail's head. */
function forwardedSender(lines: readonly string[]): SeenPerson | undefined {
  for (const [index, line] of lines.entries()) {
    if (meaningOfLine(line.replace('\t', ': ')) !== 'from') continue;
    const near = lines.slice(Math.max(0, index - 2), index + NEAR);
    const labels = near.filter((other) => other !== line && isHeadLabel(labelled(other)?.label ?? ''));
    const value = labelled(line)?.value ?? '';
    const [address] = properAddresses(value);
    if (labels.length > 0 && address) return personOf(address.written, value.slice(0, address.start), 'forwarded');
  }
  return undefined;
}

/** The address of a form that also asks for a name: a lone "E-mail: …" is a signature. */
function formSender(lines: readonly string[]): SeenPerson | undefined {
  const fields = lines.map(labelled);
  for (const [index, field] of fields.entries()) {
    const [address] = field && MAIL_LABEL.test(field.label) ? properAddresses(field.value) : [];
    const near = fields.slice(Math.max(0, index - NEAR), index + NEAR);
    const name = near.find((other) => other && NAME_LABEL.test(other.label));
    if (address && name) return personOf(address.written, name.value, 'body');
  }
  return undefined;
}

/** A line `label: value`, or the two cells of a row. */
function labelled(line: string): { readonly label: string; readonly value: string } | undefined {
  const parts = /^[*>\s]*([^:：\t]{1,32}?)\*?\s*(?:[:：]\s*|\t)(.+)$/u.exec(line);
  return parts?.[1] === undefined || parts[2] === undefined ? undefined : { label: parts[1].trim(), value: parts[2].trim() };
}
