// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Profitability } from '@/components/customer/Profitability';
import { addDays } from '@/utils/domain/time';
import { sameCurrencyOnly } from '@/utils/economics/exchange';
import { missingFigure } from '@/utils/economics/figure';
import { receivablesOf } from '@/utils/economics/receivables';
import type { AheadView } from '@/utils/state/ahead';
import { mount, textOf, violations } from './mount';
import { currency, entry, figures, healthy, today } from './samples';

type Ready = Extract<AheadView, { state: 'ready' }>;

const EUR = currency('EUR');
const estimate = { state: 'estimated', asOf: today, trace: [], missing: [] } as const;
const place = { rank: 3, of: 412, percentile: 99.5, cumulativePercent: 45.2 };
const receivables = (dueOn: string, minor: number, isTold = true) =>
  receivablesOf({
    ...{ entries: minor === 0 ? [] : [{ ...entry('receivable', '2026-10-01', minor), dueOn: dueOn as typeof today }] },
    ...{ isTold, asOf: today, currency: EUR, exchange: sameCurrencyOnly },
  });

const ready: Ready = {
  state: 'ready',
  isLearning: false,
  rank: { ...estimate, state: 'measured', method: 'contributionMargin', value: place },
  among: 'customers',
  unranked: 0,
  curve: [
    { customers: 0, profit: 0 },
    { customers: 40, profit: 130 },
    { customers: 100, profit: 100 },
  ],
  receivables: receivables('2026-10-30', 12_000),
  retention: { ...estimate, state: 'measured', method: 'retention', value: 0.8 },
  lifetimeValue: {
    ...estimate,
    ...{ state: 'default', method: 'gammaGamma', missing: ['discountRate'], currency: EUR, value: { minor: 241_000, currency: EUR } },
    range: { low: { minor: 198_000, currency: EUR }, high: { minor: 286_000, currency: EUR } },
  },
  orders: {
    alive: { ...estimate, method: 'bgnbd', value: 0.92 },
    expected: { ...estimate, method: 'bgnbd', value: 2.34, range: { low: 1, high: 4 } },
    next: { ...estimate, method: 'bgnbd', value: { by: addDays(today, 20) } },
  },
};
const learning = { ...missingFigure('bgnbd', today, ['model']), range: null };
const unlearnt: Partial<Ready> = {
  isLearning: true,
  lifetimeValue: { ...learning, currency: EUR },
  orders: { alive: learning, expected: learning, next: learning },
};
const noRepeat = { ...missingFigure('bgnbd', today, ['repeatOrder']), range: null };

const show = (ahead: AheadView | undefined, isCovered = false) =>
  mount(<Profitability profitability={figures(healthy)} isCovered={isCovered} ahead={ahead} onHelp={() => undefined} />);

describe('where a customer stands', () => {
  it.each<[string, Partial<Ready>, readonly string[]]>([
    ['the rank', {}, ['Rank3 of 412 (measured) top 1%', 'The first 3 together bring 45% of all margin.']],
    [
      'that nobody brings less',
      { rank: { ...ready.rank, value: { ...place, rank: 412 } } },
      ['Rank412 of 412', 'No customer brings less.'],
    ],
    ['with whom people are counted', { among: 'accounts' }, ['Rank3 of 412 (measured) top 1%', 'People count with their company.']],
    ['who is not ranked', { unranked: 12 }, ['12 more are not ranked, as their margin is not known.']],
    [
      'the value to come and how it was reckoned',
      {},
      [
        'Lifetime value 36 months€2,410.00 (default)',
        'Between €1,980.00 and €2,860.00. BG/NBD with gamma-gamma on margin; what the time of contacts costs is not taken off',
      ],
    ],
    [
      'the next order',
      {},
      ['Next orderlikely by Dec 12 (estimated)', '2.3 in a year, between 1 and 4', 'Still a customervery likely (estimated) 92%'],
    ],
    ['what is overdue', {}, ['Still owed€120.00', 'Overdue€120.00', '23 days']],
    ['that nothing is owed', { receivables: receivables('2026-10-30', 0) }, ['Still owednothing']],
    ['that it is being learnt', unlearnt, ['Lifetime valuebeing learnt']],
    [
      'that there was no repeat order',
      { orders: { alive: noRepeat, expected: noRepeat, next: noRepeat } },
      ['There is no repeat order yet'],
    ],
    [
      'that the books do not tell what is owed',
      { receivables: receivables('2026-10-30', 0, false) },
      ['Your books do not say yet what is still owed'],
    ],
    [
      'that a rate is missing',
      { rank: missingFigure('contributionMargin', today, ['rate']) },
      ['Ranknot known', 'there is no rate for their day'],
    ],
  ])('says %s', async (_, more, expected) => {
    const root = show({ ...ready, ...more });
    for (const words of expected) expect(textOf(root)).toContain(words);
    expect(await violations()).toEqual([]);
  });

  it('does not say what companies bring together of which some are parts of others', () => {
    const overlapping = { ...place, cumulativePercent: null };
    const rank = { ...ready.rank, value: overlapping };
    const words = textOf(show({ ...ready, among: 'companies', curve: undefined, rank, unranked: 2 }));
    expect(words).toContain('3 of 412 companies');
    expect(words).toContain('2 more are not ranked');
    expect(words).not.toMatch(/together bring/);
  });

  it('stays away while nothing is known of it, and says how far the comparison is', () => {
    expect(textOf(show(undefined))).not.toContain('Rank');
    expect(textOf(show({ state: 'working', done: 0.4 }))).toContain('All customers are being compared, 40%');
    expect(textOf(show({ state: 'failed' }))).toContain('could not be compared');
  });

  it('is covered with the figures', () => expect(textOf(show(ready, true))).not.toMatch(/Rank|412|€/));
});

describe('what if', () => {
  const give = async (sample: Parameters<typeof figures>[0], amount: string, ahead: AheadView | undefined = ready) => {
    const root = mount(<Profitability profitability={figures(sample)} ahead={ahead} onHelp={() => undefined} />);
    fireEvent.input(screen.getByLabelText('A refund, credit or discount of, in EUR'), { target: { value: amount } });
    await vi.waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/^A refund/).value).toBe(amount));
    return root;
  };

  // m = 355, r = .8, d = .1, C = a fifth of m: the retention of the known answer.
  it.each([
    [
      '71',
      'That is 20% of the margin of twelve months. Of all customers 80% stay from one year to the next; it pays if this one then stays with 81.6%',
    ],
    ['71,00', 'it pays if this one then stays with 81.6%'],
    ['1000000', 'Even if they stayed for certain, €1,000,000.00 would not come back.'],
    ['a lot', '“a lot” is no amount.'],
  ])('%s is given', async (amount, expected) => {
    const root = await give(healthy, amount);
    await vi.waitFor(() => expect(textOf(root)).toContain(expected));
    expect(await violations()).toEqual([]);
  });

  it('says that nothing pays for itself with a customer who brings nothing, and what would help', async () => {
    const loss = { entries: [entry('revenue', '2026-03-02', 100_000), entry('goods', '2026-03-02', 110_000)] };
    const root = await give(loss, '10');
    await vi.waitFor(() => expect(textOf(root)).toContain('This customer brings no margin'));
    // A loss of 145 euros: 100 in goods, 45 in the time of a contact.
    expect(textOf(root)).toContain('goods cheaper by 13.2%prices up by 14.5%');
  });

  it('lacks how many customers stay until that is known', async () => {
    const root = await give(healthy, '10', { state: 'failed' });
    await vi.waitFor(() => expect(textOf(root)).toContain('Once there are customers of two years'));
  });
});
