import type { Currency } from '@/utils/domain/money';
import { type Survey, survey } from '@/utils/intake/survey';

export const EUR = 'EUR' as Currency;
export const GBP = 'GBP' as Currency;

/** A file of these lines. */
export const csv = (...lines: string[]): File => new File([`${lines.join('\r\n')}\r\n`], 'test.csv');

/** The file understood; fails the test where it is not. */
export async function surveyed(file: Blob): Promise<Survey> {
  const result = await survey(file, { currency: EUR });
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The free-mail providers of the tests. */
export const isShared = (domain: string): boolean => ['gmail.test', 'yahoo.test', 'gmx.test', 'freemail.example'].includes(domain);
