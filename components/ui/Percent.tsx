export interface PercentProps {
  /** In percent: 37.4 is shown as 37.4 %. */
  readonly value: number;
  readonly digits?: number;
}

/** A percentage in words of the reader's language, for labels and sentences. */
export function percentText(value: number, digits = 1): string {
  const format = formats.get(digits) ?? new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: digits });
  formats.set(digits, format);
  return format.format(value / 100).replace('-', '−');
}

/** One for each number of digits: making one takes longer than a hundred uses of it. */
const formats = new Map<number, Intl.NumberFormat>();

/** A percentage. */
export function Percent({ value, digits = 1 }: PercentProps) {
  return <span>{percentText(value, digits)}</span>;
}
