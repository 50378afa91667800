import { isHeadLabel } from './header-labels';

/** Where an answer begins to repeat an earlier mail: its mark, a rule, or "… wrote:". */
const QUOTE =
  /^(?:>|[-_]{5}|-{2,} ?\p{L}.*-{2})|\b(?:wrote|writes|schrieb|écrit|escribió|escreveu|scritto|schreef|skrev|napisał\(?a?\)?|написал\(?а?\)?)\s*:$/iu;

/** The lines of a message that are its writer's own: until it quotes or forwards another. */
export function ownLines(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => QUOTE.test(line) || isHeadLabel(/^([^:：]{1,24})[:：]/.exec(line)?.[1] ?? ''));
  return end < 0 ? lines : lines.slice(0, end);
}
