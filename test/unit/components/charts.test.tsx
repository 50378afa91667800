// @vitest-environment happy-dom
import { screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { TrendBars } from '@/components/charts/TrendBars';
import { Waterfall } from '@/components/charts/Waterfall';
import { waterfallOf } from '@/components/charts/waterfall-steps';
import { mount, textOf, violations } from './mount';
import { entry, figures, healthy, type Sample } from './samples';

const loss: Sample = { entries: [entry('revenue', '2026-03-02', 50_000), entry('goods', '2026-03-02', 100_000)] };
const noGoods: Sample = { entries: [entry('revenue', '2026-03-02', 100_000)] };
const noServing: Sample = { interactions: [] };

it.each<[string, Sample, (number[] | null)[], number]>([
  [
    'a gain',
    {},
    [
      [0, 100, 100],
      [40, 60, 40],
      [35.5, 4.5, 35.5],
      [0, 35.5, 35.5],
    ],
    0,
  ],
  // −545 below nothing, 500 above: 1045 from end to end.
  [
    'a loss',
    loss,
    [
      [52.2, 47.8, 100],
      [4.3, 95.7, 4.3],
      [0, 4.3, 0],
      [0, 52.2, 0],
    ],
    52.2,
  ],
  ['missing goods', noGoods, [[0, 100, 100], null, [95.5, 4.5, 95.5], null], 0],
  ['missing cost to serve', noServing, [[0, 100, 100], [40, 60, 40], null, [0, 40, 40]], 0],
])('draws %s to scale', (_, sample, bars, zero) => {
  const drawn = waterfallOf(figures(sample).year);
  const rounded = drawn.steps.map(({ bar }) => bar && [bar.start, bar.width, bar.end].map((value) => Math.round(value * 10) / 10));
  expect(rounded).toEqual(bars);
  expect(Math.round(drawn.zero * 10) / 10).toBe(zero);
});

it('does not place what hangs on a missing figure', () => {
  expect(waterfallOf(figures(noGoods).year).steps.map(({ bar }) => bar?.isFloating)).toEqual([false, undefined, true, undefined]);
});

it.each<[string, Sample, string[]]>([
  [
    'a gain',
    {},
    ['Net revenue€1,000.00 (measured)', 'Goods−€600.00 (measured)', 'Cost to serve−€45.00 (measured)', 'Margin€355.00 (measured)'],
  ],
  [
    'a loss',
    loss,
    ['Net revenue€500.00 (measured)', 'Goods−€1,000.00 (measured)', 'Cost to serve−€45.00 (measured)', 'Margin−€545.00 (measured)'],
  ],
  ['missing goods', noGoods, ['Net revenue€1,000.00 (measured)', 'Goodsnot known', 'Cost to serve−€45.00 (measured)', 'Marginnot known']],
  [
    'no cost to serve',
    noServing,
    [
      'Net revenue€1,000.00 (measured)',
      'Goods−€600.00 (measured)',
      'Cost to servenot known',
      'Margin before cost to serve€400.00 (estimated)',
    ],
  ],
  [
    'a default',
    { isConfirmed: false },
    ['Net revenue€1,000.00 (measured)', 'Goods−€600.00 (measured)', 'Cost to servedefault−€45.00 (default)', 'Margin€355.00 (default)'],
  ],
])('says %s in words', async (_, sample, expected) => {
  const root = mount(<Waterfall year={figures(sample).year} />);
  expect([...root.querySelectorAll('dl > div')].map(textOf)).toEqual(expected);
  expect(await violations()).toEqual([]);
});

it.each<[string, Sample, string]>([
  ['a gain', healthy, 'Margin by month, from €0.00 in Dec 2025 to €0.00 in Nov 2026.'],
  ['a loss', loss, 'Margin by month, from €0.00 in Dec 2025 to €0.00 in Nov 2026; 1 month with a loss.'],
])('tells the trend of %s in a sentence and in a table', async (_, sample, sentence) => {
  const { trend } = figures(sample);
  mount(<TrendBars months={trend ?? []} />);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(sentence);
  expect(screen.getByRole('table', { name: 'Margin by month' }).querySelectorAll('tbody tr')).toHaveLength(12);
  expect(await violations()).toEqual([]);
});

it('draws a loss below the line', () => {
  const root = mount(<TrendBars months={figures(loss).trend ?? []} />);
  const zero = Number(root.querySelector('line')?.getAttribute('y1'));
  const bars = [...root.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('y')));
  expect(bars.filter((y) => y >= zero)).toHaveLength(1);
});
