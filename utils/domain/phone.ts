import type { Brand } from './brand';

/** A telephone number as the world dials it (ITU-T E.164): a plus sign, the country code, the number; digits only. */
export type Phone = Brand<string, 'Phone'>;

/** Digits that tell telephone numbers apart however their beginning is dialled: `+49 170 1234567`, `0170/1234567`. */
const TELLING = 9;

/** What a number is found by, however it is written; empty where it is too short to tell anybody apart. */
export function phoneKey(written: string): string {
  // Most are kept as the world dials them.
  const digits = /^\+\d+$/.test(written) ? written.slice(1) : written.replace(/\D/g, '');
  return digits.length < 6 ? '' : digits.slice(-TELLING);
}
