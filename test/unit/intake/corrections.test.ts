import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '@/utils/db/open';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import { parseChoices, recall, remember, shapeOf } from '@/utils/intake/choices';
import { openTable } from '@/utils/intake/open-table';
import { createPace, paced } from '@/utils/intake/pace';
import type { Reason, Refusal } from '@/utils/intake/refusal';
import { refusedFile } from '@/utils/intake/refused-file';
import { fileShapes } from '@/utils/intake/shapes';
import { understand } from '@/utils/intake/survey';
import { understandingOf } from '@/utils/intake/understanding';
import { reasonSentence, reasonSentences, wordsFrom } from '@/utils/intake/words';
import { addRates, ratesOf } from '@/utils/settings/rates';
import { getSetting, setSetting } from '@/utils/settings/setting';
import { csv, EUR } from './files';

const USD = 'USD' as Currency;

describe('what is not plain', () => {
  it('of dates is asked for, and the answer is taken', async () => {
    const file = csv('date,customer,amount', '05/06/2026,Acme,1');
    expect(await read(file)).toMatchObject({ asksForDates: true, dates: undefined });
    expect(await read(file, { dates: 'month-first' })).toMatchObject({ asksForDates: false, dates: 'month-first' });
  });

  it('can be said: kind, columns, decimal sign, currency', async () => {
    const file = csv('a;b;c', 'Ada;1.234;Acme');
    expect(await read(file)).toMatchObject({ kind: undefined, problem: { kind: 'unknown-columns' } });
    const choices = { kind: 'customers', decimal: ',', currency: USD, fields: { 0: 'name', 1: 'revenue', 2: 'company' } } as const;
    expect(await read(file, choices)).toMatchObject({
      kind: 'customers',
      decimal: ',',
      currency: 'USD',
      fields: ['name', 'revenue', 'company'],
    });
  });

  it('is remembered for files of the same headers, and forgotten when it is taken back', async () => {
    const db = await openDatabase({}, 'shapes');
    const [shape, other] = [shapeOf(['Name', 'Umsatz (EUR)']), shapeOf(['Name'])];
    await setSetting(db, fileShapes, remember([], { shape, choices: { decimal: ',' } }));
    const known = await getSetting(db, fileShapes);
    expect([recall(known, shape), recall(known, other)]).toEqual([{ decimal: ',' }, undefined]);
    expect(remember(known, { shape, choices: {} })).toEqual([]);
    const many = Array.from({ length: 60 }, (_, index) => ({ shape: String(index), choices: {} }));
    expect(remember(many, { shape, choices: { decimal: '.' } })).toHaveLength(50);
  });

  it('takes nothing from storage that is no choice', () => {
    expect(parseChoices({ encoding: 'ebcdic', delimiter: ',,', kind: 'ledger', decimal: 7, fields: { x: 'name', 1: 'name' } })).toEqual({
      kind: 'ledger',
      fields: { 1: 'name' },
    });
    expect(parseChoices(null)).toEqual({});
  });
});

describe('a pause', () => {
  it('holds between two chunks, and no longer', async () => {
    const table = await openTable(csv('name', ...Array.from({ length: 1200 }, (_, index) => `N${index}`)));
    if (!table.ok) throw new Error(table.error.kind);
    const pace = createPace();
    const sizes: number[] = [];
    const done = (async () => {
      for await (const batch of paced(table.value, pace).rows()) {
        if (batch.ok) sizes.push(batch.value.length);
        if (sizes.length === 1) pace.pause();
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(sizes).toEqual([500]);
    pace.resume();
    await done;
    expect(sizes).toEqual([500, 500, 200]);
  });
});

describe('the refused rows', () => {
  it('are a file with the reason behind, of rows of any shape, and no formula in it', async () => {
    const table = await openTable(csv('name,email', '=1+1,not-an-address', 'Bo,bo@x.example', 'Cy,cy@x.example,more'));
    if (!table.ok) throw new Error(table.error.kind);
    const refused: Refusal[] = [
      { row: 2, reason: { kind: 'not-an-email', column: 'email', text: 'not-an-address' } },
      { row: 4, reason: { kind: 'too-many-cells', expected: 2, found: 3 } },
    ];
    const reasons = new Map<number, Reason>(refused.map(({ row, reason }) => [row, reason]));
    const file = await refusedFile(table.value, reasons, { title: 'Reason', delimiter: ';', sentence: ({ kind }) => kind });
    expect(file.ok && (await file.value.text())).toBe(
      "name;email;Reason\r\n'=1+1;not-an-address;not-an-email\r\nCy;cy@x.example;too-many-cells\r\n",
    );
  });

  it('have sentences that a worker can say', () => {
    const words = {
      plain: (key: string) => key,
      one: (key: string, [a]: string[]) => `${key} ${a}`,
      two: (key: string, [a, b]: string[]) => `${key} ${a} ${b}`,
    };
    const sent = wordsFrom(reasonSentences(words));
    const reason: Reason = { kind: 'not-a-date', column: 'on', text: '$1' };
    expect(reasonSentence(reason, sent)).toBe(reasonSentence(reason, words));
    expect(reasonSentence({ kind: 'nobody' }, sent)).toBe('intake.reason.nobody');
  });
});

describe('exchange rates', () => {
  it('are kept by currency, add up, and the newer one of a day counts', async () => {
    const db = await openDatabase({}, 'rates');
    const on = '2026-03-02' as CivilDate;
    await addRates(db, [
      { on, currency: USD, perEuro: '1.08' },
      { on, currency: 'GBP' as Currency, perEuro: '0.83' },
    ]);
    await addRates(db, [
      { on, currency: USD, perEuro: '1.09' },
      { on: '2026-03-03' as CivilDate, currency: USD, perEuro: '1.10' },
    ]);
    expect(await ratesOf(db, [USD, EUR])).toEqual([
      { on, currency: 'USD', perEuro: '1.09' },
      { on: '2026-03-03', currency: 'USD', perEuro: '1.10' },
    ]);
  });
});

async function read(file: File, choices: Parameters<typeof understand>[1] = {}) {
  const table = await openTable(file, choices);
  const understood = table.ok ? await understand(table.value, choices, { currency: EUR }) : table;
  if (!understood.ok) throw new Error(understood.error.kind);
  return understandingOf(understood.value, { choices, currency: EUR, isRemembered: false });
}
