import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CivilDate, civilDateAt, millisOf, parseCivilDate } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { usualDiscount } from '@/utils/economics/lifetime/discount';
import { type PresetId, presetIds, presetNamed, presets, serviceCostOf } from '@/utils/economics/presets';
import { exchangeWith, parseEcbRates } from '@/utils/economics/rates';
import { type Report, report } from '@/utils/economics/report';
import messages from '@/utils/i18n/locales/en.json';
import { isFreeMail } from '@/utils/identity/free-mail';
import { type Book, readBook } from '@/utils/intake/book';
import type { TableKind } from '@/utils/intake/fields';
import { type Survey, survey } from '@/utils/intake/survey';
import { fileErrorSentence, type IntakeWords, reasonSentence } from '@/utils/intake/words';
import { serviceCost } from '@/utils/settings/items';
import { printedReport } from './report-tables';

const USAGE =
  'usage: npm run -s report -- --ledger FILE [--customers FILE] [--from DATE] [--as-of DATE] [--rates FILE] [--preset NAME] [--json]';

/** What the user got wrong: one sentence, nothing on standard output. */
class Mistake extends Error {}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const surveys = [
    ...(options.customers === undefined ? [] : [await surveyed(options.customers, 'customers')]),
    await surveyed(options.ledger, 'ledger'),
  ];
  const book = await readBook(surveys, (domain) => isFreeMail(domain));
  if (!book.ok) throw new Mistake(fileErrorSentence(book.error, words));
  tellRefusals(
    book.value,
    [options.customers, options.ledger].filter((path) => path !== undefined),
    surveys,
  );
  const answer = report({
    ...book.value,
    interactions: [],
    writtenId: ({ id, name }) => book.value.writtenIds.get(id) ?? name,
    asOf: options.asOf,
    from: options.from,
    currency: serviceCost.fallback.currency,
    serviceCost: options.preset === undefined ? serviceCost.fallback : serviceCostOf(presets[options.preset], serviceCost.fallback),
    lifetime: options.preset === undefined ? 'orders' : presets[options.preset].lifetime,
    discount: usualDiscount,
    exchange: options.rates === undefined ? sameCurrencyOnly : exchangeWith(await ratesIn(options.rates)),
  });
  process.stdout.write(options.isJson ? `${JSON.stringify(answer satisfies Report)}\n` : printedReport(answer));
}

interface Options {
  readonly ledger: string;
  readonly customers: string | undefined;
  readonly rates: string | undefined;
  readonly from: CivilDate | null;
  readonly asOf: CivilDate;
  readonly preset: PresetId | undefined;
  readonly isJson: boolean;
}

function optionsOf(args: string[]): Options {
  const text = { type: 'string' } as const;
  const parsed = () =>
    parseArgs({
      args,
      options: { ledger: text, customers: text, from: text, 'as-of': text, rates: text, preset: text, json: { type: 'boolean' } },
    }).values;
  const values = attempt(parsed, ({ message }) => `${message.split('. ')[0]}; ${USAGE}`);
  if (values.ledger === undefined) throw new Mistake(`--ledger is missing; ${USAGE}`);
  const preset = values.preset === undefined ? undefined : presetNamed(values.preset);
  if (values.preset !== undefined && preset === undefined) {
    throw new Mistake(`--preset ${values.preset} is not known; there are ${presetIds.join(', ')}`);
  }
  const asOf = dayOf('--as-of', values['as-of']) ?? civilDateAt(millisOf(new Date()));
  const from = dayOf('--from', values.from) ?? null;
  if (from !== null && from > asOf) throw new Mistake(`--from ${from} is after --as-of ${asOf}`);
  return { ledger: values.ledger, customers: values.customers, rates: values.rates, from, asOf, preset, isJson: values.json === true };
}

function dayOf(option: string, text: string | undefined): CivilDate | undefined {
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseCivilDate(text) : undefined;
  if (day === undefined) throw new Mistake(`${option} ${text} is not a date: write it as 2026-12-31`);
  return day;
}

async function surveyed(path: string, kind: Extract<TableKind, 'customers' | 'ledger'>): Promise<Survey> {
  const result = await survey(new Blob([new Uint8Array(await bytesOf(path))]), { currency: serviceCost.fallback.currency, kind });
  if (!result.ok) throw new Mistake(`${path}: ${fileErrorSentence(result.error, words)}`);
  return result.value;
}

async function ratesIn(path: string) {
  const rates = parseEcbRates((await bytesOf(path)).toString('utf8'));
  if (rates.ok) return rates.value;
  const { error } = rates;
  throw new Mistake(
    error.kind === 'no-rates'
      ? `${path}: not a file of rates as the European Central Bank publishes it`
      : `${path}: line ${error.line}: ${error.text} is not a rate or a day`,
  );
}

/** Relative paths are the caller's: npm runs this from the project's folder. */
function bytesOf(path: string): Promise<Buffer> {
  return readFile(resolve(process.env['INIT_CWD'] ?? '.', path)).catch((error: NodeJS.ErrnoException) => {
    throw new Mistake(`${path}: ${error.code === 'ENOENT' ? 'there is no such file' : 'the file cannot be read'}`);
  });
}

/** No row is dropped without a word. A file of which nothing is left is a bad file. */
function tellRefusals({ refusals }: Book, paths: readonly string[], surveys: readonly Survey[]): void {
  for (const [index, refused] of refusals.entries()) {
    const name = basename(paths[index] ?? '');
    const [first] = refused;
    if (first !== undefined && refused.length === surveys[index]?.rows) {
      throw new Mistake(`${name}: every row was refused; row ${first.row}: ${reasonSentence(first.reason, words)}`);
    }
    for (const { row, reason } of refused) process.stderr.write(`${name}, row ${row} left out: ${reasonSentence(reason, words)}\n`);
  }
}

function attempt<T>(run: () => T, sentence: (error: Error) => string): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof Error ? new Mistake(sentence(error)) : error;
  }
}

/** The locale's own sentences: this process has no browser to ask for them. */
function inEnglish(key: string, values: readonly string[] = []): string {
  const sentence = key.split('.').reduce<unknown>((node, part) => Object(node)[part], messages);
  return String(sentence).replace(/\$(\d)/g, (_, index: string) => values[Number(index) - 1] ?? '');
}
const words: IntakeWords = { plain: inEnglish, one: inEnglish, two: inEnglish };

// Whoever reads only the head of the table closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Mistake ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = error instanceof Mistake ? 2 : 1;
});
