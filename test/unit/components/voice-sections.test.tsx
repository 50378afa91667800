// @vitest-environment happy-dom
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { InTheirShoes } from '@/components/customer/InTheirShoes';
import { Known } from '@/components/customer/Known';
import { Needs } from '@/components/customer/Needs';
import { OneVoice } from '@/components/customer/OneVoice';
import { spanText } from '@/components/customer/span-text';
import { entriesById } from '@/components/customer/time-line-entry';
import type { Competitor } from '@/utils/domain/voice';
import { inTheirShoes } from '@/utils/voice/in-their-shoes';
import { needsOf } from '@/utils/voice/needs';
import { oneVoiceOf } from '@/utils/voice/one-voice';
import { timeLineOf } from '@/utils/voice/time-line';
import { mount, textOf, violations } from './mount';
import { contact, currency, day, profile, today, voice } from './samples';

const late = voice('promise', '2026-11-10', 'Call back', { dueOn: day('2026-11-20') });
const due = voice('promise', '2026-11-12', 'A quote', { dueOn: day('2026-11-27'), personId: 'tomas' as never });
const kept = voice('promise', '2026-10-01', 'Manual', { state: 'kept', settledAt: Date.UTC(2026, 9, 5, 12) as never, settledBy: 'Mia' });
const complaint = voice('complaint', '2026-11-18', 'Third time this quarter');
const offer = contact('2026-12-04', 'sales', 'Offer for a shear', { status: 'planned', direction: 'out', by: 'Jonas' });

describe('one voice', () => {
  const show = (onState?: Parameters<typeof OneVoice>[0]['onState']) => {
    const oneVoice = oneVoiceOf({ voices: [late, due, kept, complaint], interactions: [offer], opportunities: [], today });
    return mount(<OneVoice oneVoice={oneVoice} nameOf={(id) => (id === 'tomas' ? 'Tomas' : undefined)} onState={onState} />);
  };

  it('names the rule that is broken, with the records that break it, and every promise as it stands', async () => {
    const root = show();
    expect([...root.querySelectorAll('li')].map(textOf)).toEqual([
      'An upsell is planned while a complaint is openThird time this quarterComplaint, Jan, Nov 18Offer for a shearplanned, Call, Sales, Jonas, Dec 4',
      'Third time this quarterComplaint, Jan, Nov 18',
      'Offer for a shearplanned, Call, Sales, Jonas, Dec 4',
      'Call back 2 days overdueJan, Nov 10, due Nov 20',
      'A quote due in 5 daysJan to Tomas, Nov 12, due Nov 27',
      'Manual keptJan, Oct 1, kept Oct 5 Mia',
    ]);
    expect(textOf(root)).toContain('2 conflicts');
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['Kept: Call back', late, 'kept'],
    ['Broken: A quote', due, 'broken'],
    ['Open again: Manual', kept, 'open'],
  ] as const)('settles a promise in one press: %s', (name, promise, state) => {
    const onState = vi.fn();
    show(onState);
    fireEvent.click(screen.getByRole('button', { name }));
    expect(onState).toHaveBeenCalledExactlyOnceWith(promise, state);
  });

  it('invites with an example where nothing was promised', () => {
    const oneVoice = oneVoiceOf({ voices: [], interactions: [], opportunities: [], today });
    expect(textOf(mount(<OneVoice oneVoice={oneVoice} nameOf={() => undefined} />))).toContain('promise: a quote by Friday');
  });
});

describe('in their shoes', () => {
  const show = (interactions: ReturnType<typeof contact>[], voices = [late, kept]) => {
    const at = Date.UTC(2026, 10, 22, 16) as never;
    const entryFor = entriesById(timeLineOf(interactions, voices, today), today);
    return mount(<InTheirShoes shoes={inTheirShoes({ interactions, voices, today })} at={at} entryFor={entryFor} />);
  };
  const figures = (root: Element) => [...root.querySelectorAll('dl > div')].map(textOf);

  it('says what it is like, and of which records', async () => {
    const root = show([
      contact('2026-11-20', 'support', 'Press stops', { status: 'open', handedTo: ['Mia', 'Leo'] }),
      contact('2026-11-21', 'support', 'Press stops again', { status: 'open', by: 'Petra' }),
    ]);
    expect(figures(root)).toEqual([
      'waiting now2 d 4 h (measured)',
      'contacts this month2 (measured)',
      'people handed to2 (measured)',
      'asked again1 (estimated)',
      'promises kept1 of 2 (measured)',
    ]);
    expect(textOf(root)).toContain('Nobody has answered since Nov 20. They wrote 2 times, last on Nov 21.');
    expect(textOf(root.querySelector('details'))).toContain('Nov 21 Press stops again Call, Support, Petra');
    expect(await violations()).toEqual([]);
  });

  it('says in a sentence what is missing, and never nought', () => {
    const root = show([], []);
    expect(figures(root).every((figure) => figure.endsWith('not known'))).toBe(true);
    expect(textOf(root)).toContain('No promise was due yet.');
    expect(textOf(root)).not.toContain('0');
  });

  it.each([
    [0, '0 min'],
    [59 * 60_000, '59 min'],
    [3 * 3_600_000, '3 h'],
    [52 * 3_600_000, '2 d 4 h'],
    [48 * 3_600_000, '2 d'],
    [20 * 86_400_000 + 3_600_000, '20 d'],
  ])('%i ms are %s', (millis, words) => expect(spanText(millis)).toBe(words));
});

describe('needs', () => {
  const competitors = Array.from(
    { length: 6 },
    (_, index): Competitor => ({ id: `c${index}` as never, name: `Rival ${index}`, aliases: [] }),
  );

  it.each([0, 1, 6])('stand beside %i competitors', async (count) => {
    const rivals = competitors.slice(0, count).map(({ id, name }) => voice('like', '2026-11-01', `Likes ${name}`, { about: id }));
    const root = mount(<Needs needs={needsOf([voice('dislike', '2026-11-02', 'Late'), ...rivals], competitors)} />);
    expect(
      within(root as HTMLElement)
        .getAllByRole('rowheader')
        .map(textOf),
    ).toEqual(['Us', ...competitors.slice(0, count).map(({ name }) => name)]);
    expect(await violations()).toEqual([]);
  });

  it('show prices, exact', () => {
    const price = voice('price', '2026-11-02', 'a set', { minor: 80_50, currency: currency('EUR') });
    mount(<Needs needs={needsOf([price], [])} />);
    expect(textOf(screen.getByRole('list', { name: 'Prices' }))).toBe('€80.50 a setNov 2, Jan');
  });

  it('are met in one press, and open again', () => {
    const onState = vi.fn();
    const [open, met] = [voice('need', '2026-11-03', 'A lift'), voice('need', '2026-11-03', 'A crane', { state: 'met' })];
    mount(<Needs needs={needsOf([open, met], [])} onState={onState} />);
    fireEvent.click(screen.getByRole('button', { name: 'Mark as met: A lift' }));
    fireEvent.click(screen.getByRole('button', { name: 'Open again: A crane' }));
    expect(onState.mock.calls).toEqual([
      [open, 'met'],
      [met, 'open'],
    ]);
  });
});

describe('sections', () => {
  const note = { value: '', state: 'idle', onInput: () => undefined, onSave: () => undefined } as const;
  const show = () => {
    const onArrange = vi.fn();
    render(
      <Known
        profile={profile()}
        match={{ sentence: 'known address', confidence: 'sure' }}
        note={note}
        switcher={null}
        actions={{ onArrange }}
        onHelp={() => undefined}
      />,
    );
    return onArrange;
  };
  const titles = () => screen.getAllByRole('heading', { level: 2 }).map(textOf);

  it('move by Alt and the arrows, keep the focus, and say where they went', () => {
    const onArrange = show();
    const handle = () => screen.getByRole('button', { name: 'Arrange Needs' });
    handle().focus();
    fireEvent.keyDown(handle(), { key: 'ArrowDown', altKey: true });
    expect(titles()).toEqual(['Profitability, last 12 months', 'One voice', 'Needs', 'In their shoes', 'Interactions']);
    fireEvent.keyDown(handle(), { key: 'ArrowDown', altKey: true });
    expect(titles()[3]).toBe('Needs');
    expect(document.activeElement).toBe(handle());
    expect(screen.getByText('Needs is now section 4 of 5')).toBeTruthy();
    fireEvent.keyDown(handle(), { key: 'ArrowDown' });
    expect(onArrange).toHaveBeenCalledTimes(2);
    expect(onArrange.mock.calls[1]?.[0]).toMatchObject({
      order: ['profitability', 'oneVoice', 'sources', 'shoes', 'needs', 'interactions'],
    });
  });

  it('move and hide by buttons, and come back', async () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Arrange Interactions' }));
    const menu = within(screen.getByRole('group', { name: 'Arrange Interactions' }));
    expect(menu.getByRole<HTMLButtonElement>('button', { name: 'Move down' }).disabled).toBe(true);
    expect(await violations()).toEqual([]);
    fireEvent.click(menu.getByRole('button', { name: 'Hide' }));
    expect(titles()).not.toContain('Interactions');
    const back = screen.getByRole('button', { name: 'Show Interactions' });
    expect(document.activeElement).toBe(back);
    fireEvent.click(back);
    expect(titles()[4]).toBe('Interactions');
  });

  it('close the menu on Escape, which gives the focus back', () => {
    show();
    const handle = screen.getByRole('button', { name: 'Arrange Needs' });
    fireEvent.click(handle);
    fireEvent.keyDown(screen.getAllByRole('button', { name: 'Move up' })[0] ?? handle, { key: 'Escape' });
    expect(handle.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(handle);
  });

  it('fold and unfold by their heading', () => {
    show();
    const toggle = screen.getByRole('button', { name: 'Needs' });
    fireEvent.click(toggle);
    expect(toggle.getAttribute('aria-expanded')).toBe('false');
    expect(screen.queryByText(/What do they need/)).toBeNull();
    fireEvent.click(toggle);
    expect(screen.getByText(/What do they need/)).toBeTruthy();
  });
});
