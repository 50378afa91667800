import type { Database } from '@/utils/db/schema';
import type { Currency } from '@/utils/domain/money';
import { type ApplyOptions, applyImport } from '@/utils/intake/apply';
import { type PlanOptions, planImport } from '@/utils/intake/plan';
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

/** The file imported; fails the test where it is refused as a whole. */
export async function imported(db: Database, file: File, options: Partial<ApplyOptions> = {}) {
  const result = await applyImport(db, await surveyed(file), { fileName: file.name, isShared, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** What importing the file would do. */
export async function planned(db: Database, file: File, options: Partial<PlanOptions> = {}) {
  const result = await planImport(db, await surveyed(file), { isShared, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
