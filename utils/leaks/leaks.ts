import { type WrittenNumber, writtenNumbers } from './numbers';
import { runsOf, wordsIn } from './words';

/** A figure that no customer should read. */
export type InternalFigure =
  | {
      readonly kind: 'margin' | 'costToServe' | 'lifetimeValue';
      /** In whole currency, cents behind the point. */
      readonly amount: number;
    }
  | { readonly kind: 'marginPercent'; readonly percent: number }
  | { readonly kind: 'rank'; readonly rank: number };

/** What a reply to a customer must not say. */
export interface Internals {
  readonly figures: readonly InternalFigure[];
  /** What the customer knows as well, in whole currency: of invoices and of prices that they were told. It is no secret, whatever else it equals. */
  readonly known: readonly number[];
  /** Notes that we made for ourselves. */
  readonly notes: readonly string[];
}

/** What a draft gives away. */
export type Leak = InternalFigure['kind'] | 'note';

/** More of a draft is not compared. Characters. */
export const DRAFT_MAX = 20_000;
/** So far around a number its subject is looked for, in characters. */
const NEAR = 90;

/** Words that say what a number is of. Without one, only a number that nobody writes by chance counts. */
const CUE =
  /margin|margen|marge|profit|gewinn|verlust|deckungsbeitrag|rentab|b[ée]n[ée]fic|cost to serve|cost us|kosten uns|betreuungskosten|co[ûu]t de service|nous co[ûu]t|coste de servicio|nos cuesta|lifetime|\bclv\b|kundenwert|valeur (?:vie|à vie)|valor de vida|利益|粗利|採算|赤字|対応コスト|生涯価値/iu;
const RANK = /rank|rang|platz|place|classement|puesto|posici[oó]n|順位|\bnumber\b|\bnummer\b|(?:^|\s)(?:#|no\.?|nr\.?|n[°º])\s?$/iu;
const RANK_AFTER = /^\s?(?:位|番目|(?:st|nd|rd|th|\.)?\s?(?:of|von|sur|de)\s(?:all|our|allen|unseren|tous|nos|todos|nuestros|\d))/iu;

/** What a draft gives away, each once; empty where nothing does. */
export function leaksIn(draft: string, { figures, known, notes }: Internals): Leak[] {
  const text = draft.slice(0, DRAFT_MAX).normalize('NFKC');
  const leaks = new Set<Leak>();
  for (const number of writtenNumbers(text)) {
    if (number.readings.some(({ value }) => known.includes(value * number.scale))) continue;
    for (const figure of figures) if (isWritten(figure, number, text)) leaks.add(figure.kind);
  }
  const runs = new Set(notes.flatMap((note) => [...runsOf(wordsIn(note))]));
  if (runs.size > 0) for (const run of runsOf(wordsIn(text))) if (runs.has(run)) leaks.add('note');
  return [...leaks];
}

function isWritten(figure: InternalFigure, number: WrittenNumber, text: string): boolean {
  const before = text.slice(Math.max(0, number.from - NEAR), number.from);
  const after = text.slice(number.to, number.to + NEAR);
  const hasCue = CUE.test(before) || CUE.test(after);
  switch (figure.kind) {
    case 'rank':
      return number.readings.some(({ value }) => value === figure.rank) && (RANK.test(before.slice(-24)) || RANK_AFTER.test(after));
    case 'marginPercent':
      return number.isPercent && isNear(figure.percent, number) && (hasCue || (number.telling >= 3 && hasDecimals(number)));
    default:
      return !number.isPercent && isNear(figure.amount, number) && isTelling(number, hasCue);
  }
}

/** Rounded as it is written, or cut off. A minus is a word of its own in many sentences. */
function isNear(figure: number, { readings, scale }: WrittenNumber): boolean {
  const size = Math.abs(figure);
  return readings.some(({ value, decimals }) => {
    const step = scale / 10 ** decimals;
    const written = Math.round(value * 10 ** decimals);
    return written !== 0 && (Math.round(size / step) === written || Math.floor(size / step + 1e-9) === written);
  });
}

/** Whether nobody writes such a number by chance. */
const isTelling = ({ telling, isAmount, hasCurrency }: WrittenNumber, hasCue: boolean): boolean =>
  (telling >= 4 && isAmount) || (telling >= 3 && hasCurrency) || (telling >= 2 && hasCue);

const hasDecimals = ({ readings }: WrittenNumber): boolean => readings.some(({ decimals }) => decimals > 0);
