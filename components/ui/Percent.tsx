import { numberFormats } from '@/utils/i18n/formats';
import { Covered } from './Covered';
import { areFiguresHidden, figureText } from './hidden-figures';

export interface PercentProps {
  /** In percent: 37.4 is shown as 37.4 %. */
  readonly value: number;
  readonly digits?: number;
}

/** A percentage in words of the reader's language, for labels and sentences. */
export const percentText = (value: number, digits = 1): string => figureText(() => partText(value, digits));

/** The same of what is no secret, as how far a work is: it is never covered. */
export const partText = (value: number, digits = 0): string =>
  formatOf(digits)
    .format(value / 100)
    .replace('-', '−');

const formatOf = numberFormats((digits: number) => ({ style: 'percent', maximumFractionDigits: digits }));

/** A percentage. */
export function Percent({ value, digits = 1 }: PercentProps) {
  return areFiguresHidden.value ? <Covered /> : <span>{percentText(value, digits)}</span>;
}
