// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { Panel, type PanelView } from '@/components/customer/Panel';
import { textOf, violations } from './mount';
import { day, profile, voice } from './samples';

const note = { value: '', state: 'idle', onInput: () => undefined, onSave: () => undefined } as const;
const known = (confidence: 'sure' | 'likely' | 'guess' = 'sure'): PanelView => {
  const voices = [
    voice('promise', '2026-11-10', 'Call back about the bander', { dueOn: day('2026-11-20') }),
    voice('need', '2026-11-03', 'Spares the next day'),
  ];
  return { state: 'known', profile: profile({ voices }), match: { sentence: 'known address', confidence }, note };
};

const show = (view: PanelView) => {
  const props = { onChoose: vi.fn(), onAdd: vi.fn(), onHelp: vi.fn() };
  const people = [
    { key: 'a', label: 'Mara', title: 'Mara Lindholm' },
    { key: 'b', label: 'Tomas' },
  ];
  const { container } = render(
    <Panel view={view} people={people} current="a" remarks={['Tomas wrote the mail that was forwarded here.']} {...props} />,
  );
  return { container, ...props };
};

it.each<[string, PanelView, string]>([
  ['a customer', known(), 'Mara Lindholm'],
  ['a guess', known('guess'), 'Mara Lindholm'],
  ['somebody unknown', { state: 'unknown', person: { name: 'Ines Duarte', address: 'ines@duarte.example' } }, 'Ines Duarte'],
  [
    'a failed try to add',
    { state: 'unknown', person: { name: 'Ines', address: 'i@duarte.example' }, problem: 'They are a customer already.' },
    'Ines',
  ],
  ['somebody without a name', { state: 'unknown', person: { name: '', address: 'ines@duarte.example' } }, 'ines@duarte.example'],
  ['nobody', { state: 'nobody', why: { kind: 'nobody' }, reason: 'A machine wrote this.' }, 'No customer here'],
  ['a failure', { state: 'failed', message: 'The records could not be read.', onRetry: () => undefined }, 'This did not work'],
])('shows %s and keeps nobody out', async (_, view, title) => {
  show(view);
  expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe(title);
  expect(await violations()).toEqual([]);
});

it('says that it is looking', async () => {
  show({ state: 'loading' });
  expect(textOf(screen.getByRole('status'))).toBe('Looking up who this is');
  expect(await violations()).toEqual([]);
});

it('puts the customer together', () => {
  const { container } = show(known());
  expect(screen.getAllByRole('heading', { level: 2 }).map(textOf)).toEqual([
    'Profitability, last 12 months',
    'Needs',
    'One voice',
    'In their shoes',
    'Interactions',
  ]);
  expect(textOf(container)).toContain('Workshop Manager, Harbour Boatworks');
  expect(textOf(container)).toContain('Sure: known address');
  expect(textOf(screen.getByRole('region', { name: 'Needs attention' }))).toBe('Promise overdue by 2 days. Call back about the bander');
  expect(screen.getByRole('textbox', { name: 'Note about Mara Lindholm' })).toBeTruthy();
});

it('switches between the people of the conversation', () => {
  const { onChoose } = show(known());
  expect(screen.getByRole('button', { name: 'Mara' }).getAttribute('aria-current')).toBe('true');
  expect(screen.getByText('Tomas wrote the mail that was forwarded here.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Tomas' }));
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('b');
});

it('hides money while the match is a guess', () => {
  const { container } = show(known('guess'));
  expect(textOf(container)).not.toContain('€');
  fireEvent.click(screen.getByRole('button', { name: 'Show figures' }));
  expect(textOf(container)).toContain('€355.00');
});

it('covers the next guess again', () => {
  const first = known('guess');
  const { container } = show(first);
  fireEvent.click(screen.getByRole('button', { name: 'Show figures' }));
  if (first.state !== 'known') throw new Error('a customer is shown');
  const other = {
    ...first,
    profile: { ...first.profile, customer: { ...first.profile.customer, id: profile().company?.id ?? first.profile.customer.id } },
  };
  render(<Panel view={other} people={[]} current={null} remarks={[]} onChoose={vi.fn()} onAdd={vi.fn()} onHelp={vi.fn()} />, { container });
  expect(textOf(container)).not.toContain('€');
});
