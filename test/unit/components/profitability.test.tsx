// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { FileNames } from '@/components/customer/file-names';
import { Profitability } from '@/components/customer/Profitability';
import type { ImportId } from '@/utils/domain/customer';
import type { MissingInput } from '@/utils/economics/figure';
import { mount, textOf, violations } from './mount';
import { contact, entry, figures, healthy, type Sample } from './samples';

const nothing: Sample = { entries: [], interactions: [] };
const loss: Sample = { entries: [entry('revenue', '2026-03-02', 50_000), entry('goods', '2026-03-02', 100_000)] };
const noGoods: Sample = { entries: [entry('revenue', '2026-03-02', 100_000)] };
const unlogged: Sample = { interactions: [contact('2026-03-09', 'service', 'No minutes')] };

const show = (sample: Sample, isCovered = false) => {
  const onHelp = vi.fn<(input: MissingInput) => void>();
  const root = mount(<Profitability profitability={figures(sample)} isCovered={isCovered} onHelp={onHelp} />);
  return { root, onHelp };
};

it.each<[string, Sample, readonly string[]]>([
  [
    'a measured margin',
    {},
    ['€355.00 (measured)', '39% more than the year before', 'Measured, as of Nov 22', '35.5% (measured)of net revenue'],
  ],
  ['an estimate', unlogged, ['€391.00 (estimated)', 'Estimated, as of Nov 22', '39.1% (estimated)']],
  ['a default', { isConfirmed: false }, ['€355.00 (default)', 'With defaults, as of Nov 22']],
  ['a loss', loss, ['−€545.00 (measured)Loss', '−109% (measured)']],
  ['a margin before cost to serve', { interactions: [] }, ['Margin before cost to serve, 12 months', '€400.00 (estimated)']],
  ['a year without one before', { entries: healthy.entries.slice(0, 2) }, ['No year before to compare with']],
])('says %s', async (_, sample, expected) => {
  const { root } = show(sample);
  for (const words of expected) expect(textOf(root)).toContain(words);
  expect(await violations()).toEqual([]);
});

it.each<[string, Sample, string, MissingInput]>([
  ['goods', noGoods, 'Add the cost of goods', 'goods'],
  ['cost to serve', { interactions: [] }, 'Add the cost to serve', 'costToServe'],
  ['everything', nothing, 'Bring in invoices', 'revenue'],
])('says which input would fill in missing %s', async (_, sample, action, input) => {
  const { root, onHelp } = show(sample);
  expect(textOf(root)).not.toContain('0.00 (missing)');
  fireEvent.click(screen.getByRole('button', { name: action }));
  expect(onHelp).toHaveBeenCalledExactlyOnceWith(input);
  expect(await violations()).toEqual([]);
});

it('never draws what is missing as nothing', () => {
  const { root } = show(noGoods);
  expect(textOf(root)).toContain('Not known yet');
  expect(textOf(root)).not.toContain('€0.00');
});

it('tells how each figure is made', () => {
  const { root } = show({ isConfirmed: false });
  const made = [...root.querySelectorAll('details dl > div')].map(textOf);
  expect(made[0]).toBe('Net revenue measured€1,000.00Booked amounts, added up, Nov 22, 20261 record');
  expect(made[2]).toBe(
    'Cost to serve default€45.00Direct costs, and minutes at the cost of an hour, the cost of an hour is assumed until you set your own, Nov 22, 20261 record',
  );
  expect(made).toHaveLength(6);
});

it('says why a margin before cost to serve is an estimate', () => {
  const { root } = show({ interactions: [] });
  expect([...root.querySelectorAll('[title^=estimated]')].map((figure) => figure.getAttribute('title'))).toEqual(
    Array(3).fill('estimated: the cost to serve is not known'),
  );
});

it('covers the figures of a guess until they are asked for', async () => {
  const { root } = show({}, true);
  expect(textOf(root)).not.toContain('€');
  expect(await violations()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Show figures' }));
  expect(textOf(root)).toContain('€355.00');
});

it('opens the very records behind a figure, each with its source', async () => {
  const entries = Array.from({ length: 45 }, (_, index) => ({
    ...entry('revenue', '2026-03-02', 1000 + index),
    sourceKey: `invoice:NW-${index}/revenue`,
    importId: 'january' as ImportId,
    memo: 'Saw blades',
  }));
  const profitability = figures({ entries: [...entries, entry('goods', '2026-03-02', 60_000)] });
  const root = mount(
    <FileNames.Provider value={async () => new Map([['january', 'invoices.csv']])}>
      <Profitability profitability={profitability} onHelp={() => undefined} />
    </FileNames.Provider>,
  );
  const summary = [...root.querySelectorAll('summary')].find((one) => one.getAttribute('aria-label') === 'Net revenue: 45 records');
  const details = summary?.parentElement as HTMLDetailsElement;
  expect(details.querySelectorAll('li')).toHaveLength(0);
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await vi.waitFor(() => expect(details.querySelectorAll('li')).toHaveLength(30));
  await vi.waitFor(() => expect(textOf(details.querySelector('li'))).toBe('Mar 2 Revenue: Saw blades€10.00NW-0, invoices.csv'));
  fireEvent.click(screen.getByRole('button', { name: 'Show 15 more' }));
  await vi.waitFor(() => expect(details.querySelectorAll('li')).toHaveLength(45));
  expect(await violations()).toEqual([]);
});
