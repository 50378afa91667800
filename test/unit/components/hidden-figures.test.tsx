// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { CustomerCard } from '@/components/card/CustomerCard';
import { LeadingMargin } from '@/components/customer/LeadingMargin';
import { Panel } from '@/components/customer/Panel';
import { PanelTools } from '@/components/customer/PanelTools';
import { Rank } from '@/components/customer/Rank';
import { Costs } from '@/components/options/Costs';
import { HiddenFigures } from '@/components/ui/HiddenFigures';
import { areFiguresHidden, coverFigures, writtenText } from '@/components/ui/hidden-figures';
import { partText } from '@/components/ui/Percent';
import type { Figure } from '@/utils/economics/figure';
import type { Place } from '@/utils/economics/whale-curve';
import { mount, textOf, violations } from './mount';
import { AMOUNT, saidBy } from './said-by';
import { currency, profile, today, voice } from './samples';

afterEach(() => coverFigures(false));

const nothing = () => undefined;
const panel = () => {
  const { timeLine, ...rest } = profile({
    voices: [voice('price', '2026-11-10', 'Told 80 EUR a metre'), voice('need', '2026-11-03', 'Under €1,200.00')],
  });
  return (
    <Panel
      view={{ state: 'known', profile: { ...rest, timeLine }, match: { sentence: 'known address', confidence: 'sure' } }}
      people={[]}
      current={null}
      remarks={[]}
      onChoose={nothing}
      onAdd={nothing}
      onHelp={nothing}
    />
  );
};

it('leaves no amount in the panel, also in what was open before, and brings them back', async () => {
  const { container } = render(panel());
  const before = saidBy(container);
  expect(before).toMatch(AMOUNT);
  await act(() => coverFigures(true));
  expect(saidBy(container)).not.toMatch(AMOUNT);
  expect(saidBy(container)).toContain('hidden');
  expect(await violations(container)).toEqual([]);
  await act(() => coverFigures(false));
  expect(saidBy(container)).toBe(before);
});

it('leaves none on a card', async () => {
  coverFigures(true);
  const money = {
    margin: { minor: 123_456, currency: currency('EUR') },
    state: 'measured',
    asOf: today,
    isBeforeCostToServe: false,
  } as const;
  const facts = { openPromises: 0, overduePromises: 0, openComplaints: 0, lastContact: null };
  const who = { name: 'Mara', kind: 'person', match: { sentence: 'known address', confidence: 'sure' } } as const;
  const view = { state: 'known', who, money: { ...money, changePercent: 31 }, facts } as const;
  const root = mount(<CustomerCard view={view} onOpenPanel={nothing} onUncover={nothing} onClose={nothing} />);
  expect(saidBy(root)).not.toMatch(AMOUNT);
  expect(screen.getByText('Amounts are hidden')).toBeDefined();
});

it('says no rank', () => {
  coverFigures(true);
  const rank: Figure<Place> = {
    ...{
      value: { rank: 7, of: 120, cumulativePercent: 61, percentile: 94 },
      state: 'measured',
      asOf: today,
      method: 'ratio',
      trace: [],
      missing: [],
    },
  };
  const root = mount(
    <Rank
      rank={rank}
      among="customers"
      curve={[
        { customers: 0, profit: 0 },
        { customers: 100, profit: 100 },
      ]}
      unranked={0}
    />,
  );
  expect(saidBy(root)).not.toMatch(/\b7\b|61|top/i);
});

it('covers what an hour costs in the options, keeps what was typed, and lets nobody type meanwhile', async () => {
  const cost = { currency: currency('EUR'), minorPerHour: 4_500, minutesPerContact: 12, isConfirmed: true };
  const root = mount(<Costs serviceCost={cost} onSave={async () => undefined} />);
  const [hour] = screen.getAllByRole<HTMLInputElement>('textbox', { name: /an hour/i });
  if (hour === undefined) throw new Error('no field for an hour');
  fireEvent.input(hour, { target: { value: '61.50' } });
  await act(() => coverFigures(true));
  expect(saidBy(root)).not.toMatch(/61|45/);
  expect(hour.readOnly).toBe(true);
  await act(() => coverFigures(false));
  expect(hour.value).toBe('61.50');
});

it.each([
  ['Wants it under €1,200.00 a month', 'Wants it under hidden a month'],
  ['1.234,56 € told', 'hidden told'],
  ['Told 80 EUR a metre, 12 % off', 'Told hidden a metre, hidden off'],
  ['CHF 1’200.00 or 34.50', 'hidden or hidden'],
  ['12,000円', 'hidden'],
  ['20 minutes, 3 calls, room 4.12 on 2026-11-10', '20 minutes, 3 calls, room hidden on 2026-11-10'],
])('takes amounts out of what people wrote: %s', (written, shown) => {
  expect(writtenText(written)).toBe(written);
  coverFigures(true);
  expect(writtenText(written)).toBe(shown);
});

it('never covers how far a work is', () => {
  coverFigures(true);
  expect(partText(40)).toBe('40%');
});

it('says that amounts are hidden, and offers to show them', async () => {
  const root = mount(<HiddenFigures onShow={() => coverFigures(false)} />);
  expect(textOf(root)).toBe('');
  await act(() => coverFigures(true));
  expect(textOf(screen.getByRole('status'))).toContain('Amounts are hidden');
  expect(await violations(root)).toEqual([]);
  await act(() => screen.getByRole('button', { name: 'Show amounts' }).click());
  expect(areFiguresHidden.value).toBe(false);
  expect(textOf(root)).toBe('');
});

it('has a button among the panel’s tools that says what is', async () => {
  mount(<PanelTools isFinding={false} onFind={nothing} onFigures={() => coverFigures(!areFiguresHidden.value)} />);
  const button = screen.getByRole('button', { name: 'Hide amounts' });
  expect(button.getAttribute('aria-pressed')).toBe('false');
  await act(() => button.click());
  expect(button.getAttribute('aria-pressed')).toBe('true');
});

it('says nothing of more or less than the year before', async () => {
  const amount = { minor: 123_456, currency: currency('EUR') };
  const root = mount(<LeadingMargin amount={amount} state="measured" asOf={today} changePercent={31} />);
  expect(saidBy(root)).toContain('year before');
  await act(() => coverFigures(true));
  expect(saidBy(root)).not.toContain('year before');
});
