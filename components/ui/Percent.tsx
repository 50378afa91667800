export interface PercentProps {
  /** In percent: 37.4 is shown as 37.4 %. */
  readonly value: number;
  readonly digits?: number;
}

import { readerLocale } from '@/utils/i18n/locale';

/** A percentage in words of the reader's language, for labels and sentences. */
export const percentText = (value: number, digits = 1): string =>
  new Intl.NumberFormat(readerLocale(), { style: 'percent', maximumFractionDigits: digits }).format(value / 100).replace('-', '−');

/** A percentage. */
export function Percent({ value, digits = 1 }: PercentProps) {
  return <span>{percentText(value, digits)}</span>;
}
