import { expect, it } from 'vitest';
import { purchasesOf } from '@/utils/economics/purchases';
import { day, entry } from './records';

const end = day('2015-02-07');

it.each([
  ['one repeat', ['2015-01-01', '2015-02-06'], { frequency: 1, recency: 36 / 7, T: 37 / 7 }],
  ['no repeat', ['2015-01-01'], { frequency: 0, recency: 0, T: 37 / 7 }],
  ['three days', ['2015-01-01', '2015-01-02', '2015-01-05'], { frequency: 2, recency: 4 / 7, T: 37 / 7 }],
  ['two on one day', ['2015-01-01', '2015-01-01'], { frequency: 0, recency: 0, T: 37 / 7 }],
  ['one after the end', ['2015-01-01', '2015-03-01'], { frequency: 0, recency: 0, T: 37 / 7 }],
  ['none', [], { frequency: 0, recency: 0, T: 0 }],
])('of %s (economics, section 4)', (_, days, purchases) => {
  expect(
    purchasesOf(
      days.map((on) => entry('revenue', 100, on)),
      end,
    ),
  ).toEqual(purchases);
});

it('count revenue alone, nought included', () => {
  const entries = [
    entry('revenue', 0, '2015-01-01'),
    entry('return', 5, '2015-01-03'),
    entry('receivable', 5, '2015-01-04'),
    entry('goods', 1, '2015-01-05'),
  ];
  expect(purchasesOf(entries, end)).toEqual({ frequency: 0, recency: 0, T: 37 / 7 });
});
