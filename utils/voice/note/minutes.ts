/** How long something took, as it stands at the end of a text. */
export interface FoundMinutes {
  readonly minutes: number;
  readonly from: number;
}

const HOURS = String.raw`h|hrs?|hours?|std\.?|stunden?|heures?|horas?`;
const MINUTES = String.raw`min(?:\.|s|utes?|uten?|utos?)?|m`;
const TIME = new RegExp(
  String.raw`[\s,;]*(?<![\p{L}\p{N}.,:])(?:(?<hours>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:${HOURS})(?:\s*(?<rest>\d{1,2})\s*(?:${MINUTES})?)?|(?<minutes>\d{1,4})\s*(?:${MINUTES}))\s*\.?\s*$`,
  'iu',
);

/** The time at the end of the text in whole minutes: `20 min`, `1 h 30`, `1,5 Std`, `2 heures`. */
export function minutesAtEnd(text: string): FoundMinutes | undefined {
  const found = TIME.exec(text);
  if (found === null || found.index === 0) return undefined;
  const { hours, rest = '0', minutes } = found.groups ?? {};
  const count = hours === undefined ? Number(minutes) : Number(hours.replace(',', '.')) * 60 + Number(rest);
  return { minutes: Math.round(count), from: found.index };
}
