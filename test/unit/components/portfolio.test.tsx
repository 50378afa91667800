// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { act, fireEvent, screen, within } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { tableCsv } from '@/components/charts/chart-table';
import { standaloneSvg } from '@/components/charts/standalone-svg';
import { CustomersCard } from '@/components/portfolio/CustomersCard';
import { GoalForm } from '@/components/portfolio/GoalForm';
import { Failed, NoCustomers, Working } from '@/components/portfolio/Nothing';
import { Portfolio, type PortfolioProps } from '@/components/portfolio/Portfolio';
import { rowsCsv } from '@/components/portfolio/rows-csv';
import { whaleInWords } from '@/components/portfolio/WhaleChart';
import { coverFigures } from '@/components/ui/hidden-figures';
import type { CustomerId } from '@/utils/domain/customer';
import { emptyStanding, standingFlags } from '@/utils/domain/standing';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { missingFigure } from '@/utils/economics/figure';
import { lostOpportunities } from '@/utils/economics/opportunities';
import { quadrantsOf } from '@/utils/economics/standing/quadrants';
import { whaleOf } from '@/utils/economics/standing/whale';
import { lastTwelveMonths } from '@/utils/economics/window';
import { risksAmong } from '@/utils/state/portfolio/at-risk';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import { createTable, type RowRecord } from '@/utils/state/portfolio/table';
import { mount, textOf, violations } from './mount';
import { AMOUNT, saidBy } from './said-by';
import { acme, currency, today } from './samples';

const EUR = currency('EUR');
const { counted, noGoods, bought, unsure } = standingFlags;
const names = ['Ada', '=2+5', 'Zoë'];

const standing = {
  ...emptyStanding(3),
  margin: Float64Array.of(50_000, -10_000, Number.NaN),
  netRevenue: Float64Array.of(100_000, 80_000, 70_000),
  costToServe: Float64Array.of(4_500, Number.NaN, Number.NaN),
  lastOn: Uint32Array.of(20261101, 20261015, 0),
  days: Uint32Array.of(3, 2, 0),
  flags: Uint16Array.of(counted | bought | unsure, counted | bought, counted | noGoods),
};

const customers: Customers = {
  ...{ today, currency: EUR, isCostAssumed: true, slots: Uint32Array.of(1, 0, 2), counted: 3, standing, competitors: [acme] },
  nameOrder: Float64Array.of(1, 0, 2),
  isCompany: Uint8Array.of(1, 0, 0),
  tags: [{ tag: 'boats', slots: Uint32Array.of(0) }],
  alive: Float64Array.of(0.4, Number.NaN, Number.NaN),
  noModel: undefined,
  segments: Uint8Array.of(1, 0, 0),
  openNeeds: Uint16Array.of(2, 0, 0),
  overduePromises: Uint16Array.of(0, 1, 0),
  whale: whaleOf(standing.margin),
  quadrants: quadrantsOf(standing.margin, Uint16Array.of(2, 0, 0)),
  sides: [{ about: acme.id, likes: [{ text: 'Cheap', customers: [0, 2] }], dislikes: [] }],
  lost: lostOpportunities({
    ...{ opportunities: [], window: lastTwelveMonths(today), currency: EUR, exchange: sameCurrencyOnly },
    marginPercentOf: () => missingFigure('ratio', today, ['margin']),
  }),
};

const read = async (slots: readonly number[]) =>
  new Map(slots.map((slot): [number, RowRecord] => [slot, { id: `c${slot}` as CustomerId, name: names[slot] ?? '' }]));

function tableOf() {
  const atRisk = risksAmong(customers, undefined);
  const search = async (query: string) => (query === 'zoe' ? [2] : []);
  const stop = new AbortController().signal;
  return createTable({ customers: signal(customers), atRisk: signal(atRisk.of), search, read }, stop);
}

const nothing = () => undefined;
const portfolio = (more: Partial<PortfolioProps> = {}) => (
  <Portfolio
    customers={customers}
    table={tableOf()}
    past={undefined}
    atRisk={risksAmong(customers, undefined)}
    goals={[]}
    saving={signal(undefined)}
    onOpen={nothing}
    onSave={nothing}
    onSaveRows={nothing}
    onAddGoal={async () => undefined}
    onRemoveGoal={nothing}
    onShowTable={nothing}
    {...more}
  />
);

const tick = () => new Promise((resolve) => setTimeout(resolve, 30));

it('says everything of all customers in words, and passes the rules of access', { timeout: 30_000 }, async () => {
  const table = tableOf();
  const onOpen = vi.fn();
  mount(portfolio({ table, onOpen }));
  await tick();
  expect(screen.getByRole('heading', { name: /first of 2 customers brings 125% of the margin; 1 customer costs more/ })).toBeTruthy();
  expect(textOf(screen.getByRole('region', { name: 'At risk' }))).toContain('40% likely to buy again');
  expect(textOf(screen.getByRole('region', { name: 'At risk' }))).toContain('1 promise overdue');
  expect(screen.getByText(/No deal was lost/)).toBeTruthy();
  expect(textOf(screen.getByRole('region', { name: 'Acme' }))).toContain('Cheap2 customers, €500.00 of margin');
  expect(await violations()).toEqual([]);
});

it('shows no amount, no percentage and no drawing as a file while amounts are covered; tables go out whole', {
  timeout: 30_000,
}, async () => {
  const saved: Blob[] = [];
  const root = mount(portfolio({ onSave: (file) => saved.push(file) }));
  await tick();
  expect(saidBy(root)).toMatch(AMOUNT);
  await act(() => coverFigures(true));
  try {
    // How many of all customers, along the axis, and what the note says of every curve: figures of nobody.
    const isOfNobody = (line: string) => /^(?:\d0|0|100)%$/.test(line) || line.includes('above 100 %');
    const lines = saidBy(root).split('\n');
    expect(lines.filter((line) => AMOUNT.test(line) && !isOfNobody(line))).toEqual([]);
    expect(screen.getByRole('button', { name: /Whale curve.*SVG|SVG.*whale curve/i })).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('button', { name: /Whale curve.*CSV|CSV.*whale curve/i }));
    expect(await saved[0]?.text()).toContain('500');
  } finally {
    coverFigures(false);
  }
});

it('shows what is missing as missing, why, and how sure the rest is', async () => {
  mount(
    <CustomersCard {...{ customers }} atRisk={undefined} table={tableOf()} saving={signal(undefined)} onSave={nothing} onOpen={nothing} />,
  );
  await tick();
  const [, ada, loser, zoe] = screen.getAllByRole('row');
  expect(textOf(ada ?? null)).toMatch(/^Ada€500\.00 \(estimated\)50% \(estimated\)€1,000\.00€45\.00Nov 140% \(estimated\)20$/);
  expect(textOf(loser ?? null)).toContain('−€100.00 (measured)');
  expect(within(zoe as HTMLElement).getAllByTitle('What the goods cost is not known')).toHaveLength(2);
  expect(within(zoe as HTMLElement).getByTitle('No contacts and no direct costs are known')).toBeTruthy();
});

it('sorts by a press, keeps the unknown last, filters and searches, and opens by Enter', async () => {
  const table = tableOf();
  const onOpen = vi.fn();
  mount(<CustomersCard {...{ customers, table, onOpen }} atRisk={undefined} saving={signal(undefined)} onSave={nothing} />);
  await tick();
  const shown = () => screen.getAllByRole('rowheader').map(textOf);
  expect(shown()).toEqual(['Ada', '=2+5', 'Zoë']);
  fireEvent.click(screen.getByRole('button', { name: 'Margin' }));
  await tick();
  expect(shown()).toEqual(['=2+5', 'Ada', 'Zoë']);
  const grid = screen.getByRole('grid');
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  fireEvent.keyDown(grid, { key: 'Enter' });
  expect(onOpen).toHaveBeenCalledWith({ id: 'c0', name: 'Ada' });
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'tag:boats' } });
  await tick();
  expect(shown()).toEqual(['Ada']);
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'all' } });
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'zoe' } });
  await tick();
  expect(shown()).toEqual(['Zoë']);
});

it('writes rows as a spreadsheet may read them: formulas harmless, what is missing empty', async () => {
  const text = await (await rowsCsv(customers, Uint32Array.of(1, 2), read, nothing)).text();
  expect(text.replace('\ufeff', '').split('\r\n')).toEqual([
    'Customer,Margin (EUR),Margin %,Net revenue (EUR),Cost to serve (EUR),Last order,P(alive),Needs,Overdue',
    "'=2+5,-100,-12.5,800,,2026-10-15,,0,1",
    'Zoë,,,700,,,,0,0',
    '',
  ]);
});

it('writes decimals with a comma where the spreadsheet has one', async () => {
  const table = { head: ['a'], rows: [[{ shown: '', value: 1.5 }], [{ shown: '', value: undefined }]] };
  expect(await tableCsv(table, ';').text()).toBe('\ufeffa\r\n1,5\r\n\r\n');
});

it.each([
  [[300, 100, 0], 'The first of 3 customers brings 75% of the margin; nobody costs more than they bring'],
  [[100, -300], 'All customers together bring −€2.00; 1 customer costs more than it brings (−€3.00)'],
  [
    Array.from({ length: 100 }, (_, at) => (at < 20 ? 400 : 25)),
    'The first 20 % bring 80% of the margin; nobody costs more than they bring',
  ],
])('says what the curve of %j shows', (margins, sentence) => {
  const whale = whaleOf(Float64Array.from(margins));
  expect(whale && whaleInWords(whale, EUR)).toBe(sentence);
});

it('draws a saved chart without the page around it', async () => {
  const root = mount(
    <section>
      <svg class="a" width="10" height="10" role="img" aria-label="a line">
        <path class="b" d="M0 0H1" />
      </svg>
    </section>,
  );
  const svg = root.querySelector('svg');
  const text = await standaloneSvg(svg as SVGSVGElement, '1 < 2 & more').text();
  expect(text).toContain('1 &lt; 2 &amp; more');
  expect(text).not.toContain('class=');
});

it('refuses a goal that is none and says why, and takes one with its baseline', async () => {
  const onAdd = vi.fn(async () => undefined);
  mount(<GoalForm customers={customers} onAdd={onAdd} />);
  fireEvent.submit(screen.getByRole('button', { name: 'Set goal' }).closest('form') as HTMLFormElement);
  await tick();
  expect(screen.getByText('A goal needs a number.')).toBeTruthy();
  fireEvent.input(screen.getByRole('textbox'), { target: { value: '1,234.50' } });
  fireEvent.submit(screen.getByRole('button', { name: 'Set goal' }).closest('form') as HTMLFormElement);
  await tick();
  expect(onAdd).toHaveBeenCalledWith(expect.objectContaining({ metric: 'contributionMargin', target: 123_450, baseline: 40_000 }));
  expect(await violations()).toEqual([]);
});

it('offers the way in where nobody is, says how far it is, and what failed', async () => {
  const [onSample, onImport, onRetry] = [vi.fn(), vi.fn(), vi.fn()];
  mount(
    <>
      <NoCustomers isLoading={false} {...{ onSample, onImport }} />
      <Working step="customers" done={0.25} />
      <Failed message="No room." onRetry={onRetry} />
    </>,
  );
  for (const name of ['Load sample data', 'Import a file', 'Try again']) fireEvent.click(screen.getByRole('button', { name }));
  for (const each of [onSample, onImport, onRetry]) expect(each).toHaveBeenCalledTimes(1);
  expect(textOf(screen.getByRole('status'))).toBe('All customers are being read 25%');
  expect(textOf(screen.getByRole('alert'))).toContain('No room.');
  expect(await violations()).toEqual([]);
});
