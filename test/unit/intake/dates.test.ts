import { expect, it } from 'vitest';
import { type DateOrder, dateOrder, noDateEvidence, parseDay, weighDate } from '@/utils/intake/dates';

it.each([
  ['2026-12-31', undefined, '2026-12-31'],
  ['2026-12-31T23:59:59Z', undefined, '2026-12-31'],
  ['2026/12/31', undefined, '2026-12-31'],
  ['20261231', undefined, '2026-12-31'],
  ['31.12.2026', undefined, '2026-12-31'],
  ['1.2.26', undefined, '2026-02-01'],
  ['31/12/2026', 'day-first', '2026-12-31'],
  ['05/06/2026', 'day-first', '2026-06-05'],
  ['05/06/2026', 'month-first', '2026-05-06'],
  ['05/05/2026', undefined, '2026-05-05'],
  ['12/31/2026', undefined, '2026-12-31'],
  ['1/31/26', undefined, '2026-01-31'],
  ['2026年12月31日', undefined, '2026-12-31'],
  ['2026/1/5', undefined, '2026-01-05'],
  ['31 Dec 2026', undefined, '2026-12-31'],
  ['Dec 31, 2026', undefined, '2026-12-31'],
  ['31. Dezember 2026', undefined, '2026-12-31'],
  ['1 août 2026', undefined, '2026-08-01'],
  ['31 de diciembre de 2026', undefined, '2026-12-31'],
  ['29.02.2028', undefined, '2028-02-29'],
] as const)('reads %s (%s)', (cell, order: DateOrder, day) => expect(parseDay(cell, order)).toEqual({ ok: true, value: day }));

it.each([
  ['05/06/2026', 'ambiguous-date'],
  ['2026-02-30', 'not-a-date'],
  ['31.02.2026', 'not-a-date'],
  ['yesterday', 'not-a-date'],
  ['20261301', 'not-a-date'],
  ['29.02.2027', 'not-a-date'],
  ['31 Xyz 2026', 'not-a-date'],
])('refuses %s', (cell, error) => expect(parseDay(cell, undefined)).toEqual({ ok: false, error }));

it.each([
  [['05/06/2026', '31/12/2026'], 'day-first'],
  [['05/06/2026', '12/31/2026'], 'month-first'],
  [['05/06/2026'], undefined],
  [['31/12/2026', '12/31/2026'], undefined],
  [['2026-12-31'], undefined],
])('finds the order of %j', (cells, order) => {
  const evidence = noDateEvidence();
  for (const cell of cells) weighDate(evidence, cell);
  expect(dateOrder(evidence)).toBe(order);
});
