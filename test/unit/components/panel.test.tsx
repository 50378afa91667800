// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { KnownActions } from '@/components/customer/Known';
import { Panel, type PanelView } from '@/components/customer/Panel';
import { newId } from '@/utils/domain/id';
import type { Opportunity } from '@/utils/domain/opportunity';
import { textOf, violations } from './mount';
import { acme, currency, day, profile, voice } from './samples';

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

describe('what a press does to what a customer said', () => {
  const voices = [
    voice('promise', '2026-11-10', 'Call back', { dueOn: day('2026-11-20') }),
    voice('need', '2026-11-03', 'Spares the next day'),
    voice('complaint', '2026-11-21', 'Third time'),
  ];
  const settling = (actions: KnownActions, of = voices): PanelView => ({
    ...{ state: 'known', match: { sentence: 'known address', confidence: 'sure' }, note },
    ...{ profile: profile({ voices: of }), actions },
  });

  it.each([
    ['Mark as settled: Third time', 'Third time', 'met'],
    ['Mark as kept: Call back', 'Call back', 'kept'],
    ['Mark as met: Spares the next day', 'Spares the next day', 'met'],
    ['No longer needed: Spares the next day', 'Spares the next day', 'lapsed'],
  ])('%s', async (name, text, state) => {
    const onVoiceState = vi.fn();
    show(settling({ onVoiceState }));
    fireEvent.click(screen.getAllByRole('button', { name })[0] as Element);
    expect(onVoiceState).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ text }), state);
    expect(await violations()).toEqual([]);
  });

  it('leaves the focus where it was pressed, though the button is gone', () => {
    const actions = { onVoiceState: vi.fn() };
    const { container } = show(settling(actions));
    const need = screen.getByRole('button', { name: 'No longer needed: Spares the next day' });
    need.focus();
    const after = voices.map((each) => (each.kind === 'need' ? { ...each, state: 'lapsed' as const } : each));
    const rest = { people: [], current: null, remarks: [], onChoose: vi.fn(), onAdd: vi.fn(), onHelp: vi.fn() };
    render(<Panel view={settling(actions, after)} {...rest} />, { container });
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Open again: Spares the next day');
  });

  it('leaves the focus in its place where the last sign of trouble goes', () => {
    const actions = { onVoiceState: vi.fn() };
    const complaint = voices.filter(({ kind }) => kind === 'complaint');
    const { container } = show(settling(actions, complaint));
    screen.getByRole('button', { name: 'Mark as settled: Third time' }).focus();
    const rest = { people: [], current: null, remarks: [], onChoose: vi.fn(), onAdd: vi.fn(), onHelp: vi.fn() };
    render(<Panel view={settling(actions, [])} {...rest} />, { container });
    expect(screen.queryByRole('region', { name: 'Needs attention' })).toBeNull();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('says why it could not be done', () => {
    show(settling({ onVoiceState: vi.fn(), problem: 'The disk is full.' }));
    expect(screen.getByRole('alert').textContent).toBe('The disk is full.');
  });
});

it('says what was lost, why and to whom', () => {
  const deal = (title: string, minor: number, more: Partial<Opportunity>): Opportunity => ({
    ...{ id: newId<'opportunity'>(), customerId: profile().customer.id, title, minor, currency: currency('EUR'), stage: 'lost' },
    ...{ openedOn: day('2026-03-01'), closedOn: day('2026-05-01'), revision: 1, ...more },
  });
  const opportunities = [
    deal('Saw', 5000_00, { reason: 'Too slow', competitorId: acme.id }),
    deal('Lathe', 900_00, { reason: 'Price' }),
    deal('Open', 1_00, { stage: 'open' }),
    deal('Long ago', 7_00, { closedOn: day('2024-05-01') }),
  ];
  const view = known();
  if (view.state !== 'known') throw new Error('a customer is shown');
  show({ ...view, profile: profile({ opportunities }) });
  const text = textOf(screen.getByRole('heading', { name: /^Lost in twelve months/ }).parentElement);
  expect(text).toBe(
    'Lost in twelve months €5,900.00 in 2 dealsWhy: Too slow€5,000.00Why: Price€900.00To: Acme€5,000.00To: nobody we know of€900.00',
  );
});
