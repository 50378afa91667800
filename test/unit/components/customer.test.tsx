// @vitest-environment happy-dom
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { AddCustomer } from '@/components/customer/AddCustomer';
import { Interactions } from '@/components/customer/Interactions';
import { initialsOf } from '@/components/customer/initials';
import { Needs } from '@/components/customer/Needs';
import { NobodyHere } from '@/components/customer/NobodyHere';
import { NoteComposer, type NoteState } from '@/components/customer/NoteComposer';
import { addDays } from '@/utils/domain/time';
import { needsOf } from '@/utils/voice/needs';
import { timeLineOf } from '@/utils/voice/time-line';
import { mount, textOf, violations } from './mount';
import { acme, contact, day, today, voice } from './samples';

it.each([
  ['Mara Lindholm', 'ML'],
  ['Kestrel & Daughters', 'KD'],
  ['ines@duarte.example', 'I'],
  ['Ana Maria de Souza', 'AS'],
  ['', ''],
])('shortens %s to %s', (name, expected) => expect(initialsOf(name)).toBe(expected));

it('shows needs, and us beside a competitor', async () => {
  const voices = [
    voice('need', '2026-11-03', 'Spares the next day', { quote: 'we lose the morning', url: 'https://mail.example/1' }),
    voice('need', '2026-04-11', 'Drawings as DXF', { state: 'met', author: 'Priya' }),
    voice('like', '2026-10-02', 'Honest dates'),
    voice('dislike', '2026-05-20', 'Nobody answers', { about: acme.id }),
  ];
  const root = mount(<Needs needs={needsOf(voices, [acme])} />);
  expect([...root.querySelectorAll('li')].map(textOf)).toEqual([
    'Open: Spares the next daywe lose the morningNov 3, Jan, where it was said',
    'Met: Drawings as DXFApr 11, Priya',
    'Honest datesOct 2, Jan',
    'Nobody answersMay 20, Jan',
  ]);
  expect(textOf(root)).toContain('1 open, 1 met');
  const cells = (name: string) => textOf(screen.getByRole('rowheader', { name }).closest('tr'));
  expect(cells('Us')).toBe('UsHonest datesOct 2, Jan–nothing noted');
  expect(cells('Acme')).toBe('Acme–nothing notedNobody answersMay 20, Jan');
  expect(screen.getAllByRole('columnheader').map(textOf)).toEqual(['Liked', 'Disliked']);
  expect(await violations()).toEqual([]);
});

it('invites with an example where no need is known', () => {
  expect(textOf(mount(<Needs needs={needsOf([], [])} />))).toContain('need: spares the next day');
});

const timeLine = timeLineOf(
  [
    contact('2026-12-12', 'sales', 'Contract renews', { status: 'planned' }),
    contact('2026-11-20', 'support', 'Bander stops', { status: 'open', channel: 'ticket', url: 'https://desk.example/1' }),
    contact('2026-11-14', 'service', 'Guard replaced', { by: 'Jan', minutes: 45 }),
  ],
  [voice('promise', '2026-11-10', 'Call back', { dueOn: day('2026-11-20') }), voice('complaint', '2026-11-21', 'Third time')],
  today,
);

it('sets interactions on one line of time', async () => {
  const root = mount(<Interactions timeLine={timeLine} today={today} />);
  expect([...root.querySelectorAll('h3, ol > li')].map(textOf)).toEqual([
    'Coming',
    'Nov 20Call back overduePromise, Jan',
    'Dec 12Contract renews Call, Sales',
    'Open',
    'Nov 21Third time waiting 1 dayComplaint, Jan',
    'Nov 20Bander stops waiting 2 daysTicket, Support',
    'Past',
    'Nov 14Guard replaced Call, Service, Jan, 45 min',
  ]);
  expect(await violations()).toEqual([]);
});

it.each([
  ['Sales', ['Contract renews']],
  ['Service', ['Guard replaced']],
  ['Finance', []],
  ['All', ['Call back', 'Contract renews', 'Third time', 'Bander stops', 'Guard replaced']],
])('shows the interactions of %s', (team, expected) => {
  const root = mount(<Interactions timeLine={timeLine} today={today} />);
  const filter = screen.getByRole('group', { name: 'Which team' });
  fireEvent.click(within(filter).getByRole('radio', { name: team }));
  const shown = [...root.querySelectorAll('ol > li')].map(textOf);
  expect(shown).toHaveLength(expected.length);
  for (const [index, words] of expected.entries()) expect(shown[index]).toContain(words);
});

it('draws few of thousands, all counted, and keeps what is in view in view when more come', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    contact(addDays(today, -1 - Math.floor(index / 3)), index % 10 === 0 ? 'sales' : 'service', `Call ${index}`),
  );
  const root = mount(<Interactions timeLine={timeLineOf(many, [], today)} today={today} />);
  const drawn = () => [...root.querySelectorAll('ol > li')];
  expect(drawn().length).toBeGreaterThan(10);
  expect(drawn().length).toBeLessThan(60);
  expect(drawn()[0]?.getAttribute('aria-setsize')).toBe('10000');
  expect(drawn()[0]?.getAttribute('aria-posinset')).toBe('1');
  const view = screen.getByRole('region', { name: 'Time line' });
  expect(view.tabIndex).toBe(0);

  view.scrollTop = 49 * 5000;
  fireEvent.scroll(view);
  const inView = drawn().find((row) => textOf(row).includes('Call 5000 '));
  expect(inView).toBeDefined();

  const newer = [contact('2026-11-22', 'service', 'Just now'), contact('2026-11-21', 'service', 'Yesterday')];
  render(<Interactions timeLine={timeLineOf([...newer, ...many], [], today)} today={today} />, { container: root });
  expect(view.scrollTop).toBe(49 * 5002);
  expect(drawn().some((row) => textOf(row).includes('Call 5000 '))).toBe(true);

  fireEvent.click(screen.getByRole('radio', { name: 'Sales' }));
  expect(drawn()[0]?.getAttribute('aria-setsize')).toBe('1000');
  expect(textOf(drawn()[0] ?? null)).toContain('Call 0 ');
});

const compose = (value: string, state: NoteState = 'idle') => {
  const [onInput, onSave] = [vi.fn<(value: string) => void>(), vi.fn<() => void>()];
  const context = { name: 'Mara', competitors: [acme] };
  const root = mount(<NoteComposer value={value} state={state} context={context} onInput={onInput} onSave={onSave} />);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note about Mara' });
  const preview = () => textOf(document.getElementById(box.getAttribute('aria-describedby') ?? ''));
  return { root, box, preview, onInput, onSave };
};

it.each([
  ['', 'Plain words are fine.'],
  ['came by for a coffee', 'Note on the time line of Mara'],
  ['need: a lift', 'Need of Mara'],
  ['like: the dates', 'Like about us'],
  ['dislike ACME Tools: slow', 'Dislike about Acme'],
  ['like Northline: fast', 'Like about Northline, a new competitor'],
  ['call: about the quote, 20 min', 'Call with Mara, 20 min'],
  ['meeting: about the quote', 'Meeting with Mara'],
  ['promise: a quote by 2026-12-01', 'Promise to Mara, due Dec 1'],
  ['complaint: late again', 'Complaint of Mara'],
])('says what "%s" will be recorded as', (value, expected) => expect(compose(value).preview()).toBe(expected));

it.each([
  ['need: a lift', { ctrlKey: true }, 1],
  ['need: a lift', { metaKey: true }, 1],
  ['need: a lift', {}, 0],
  ['  ', { ctrlKey: true }, 0],
])('saves "%s" by Enter with %o: %i', (value, keys, times) => {
  const { box, onSave } = compose(value);
  fireEvent.keyDown(box, { key: 'Enter', ...keys });
  expect(onSave).toHaveBeenCalledTimes(times);
});

it('hands on what is typed, saves by its button and lets go on Escape', async () => {
  const { box, onInput, onSave } = compose('need: a lift');
  fireEvent.input(box, { target: { value: 'need: a crane' } });
  expect(onInput).toHaveBeenCalledWith('need: a crane');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSave).toHaveBeenCalledOnce();
  box.focus();
  fireEvent.keyDown(box, { key: 'Escape' });
  expect(document.activeElement).not.toBe(box);
  expect(await violations()).toEqual([]);
});

it.each<[NoteState, string]>([
  ['idle', ''],
  ['saving', ''],
  ['saved', 'Saved'],
  [{ failed: 'the disk is full' }, 'Not saved: the disk is full. Your words are still here.'],
])('announces %o as "%s"', (state, expected) => {
  compose(state === 'saved' ? '' : 'x', state);
  expect(textOf(screen.getByRole('status'))).toBe(expected);
});

it('adds a person as the page told, or as corrected', async () => {
  const onAdd = vi.fn();
  mount(<AddCustomer initial={{ name: '', address: 'ines@duarte.example', company: 'Duarte' }} onAdd={onAdd} />);
  const save = screen.getByRole('button', { name: 'Add as customer' });
  fireEvent.click(save);
  expect(onAdd).not.toHaveBeenCalled();
  expect(screen.getByText('A name is needed to find them again.')).toBeTruthy();
  expect(await violations()).toEqual([]);
  fireEvent.input(screen.getByRole('textbox', { name: 'Name' }), { target: { value: ' Ines Duarte ' } });
  fireEvent.click(save);
  expect(onAdd).toHaveBeenCalledExactlyOnceWith({ name: 'Ines Duarte', address: 'ines@duarte.example', company: 'Duarte' });
});

it.each([
  ['noPage', 'Open a mail or a ticket'],
  ['list', 'No conversation open'],
  ['nobody', 'No customer here'],
] as const)('says why there is nobody: %s', async (kind, title) => {
  mount(<NobodyHere why={{ kind }} reason="A machine wrote this." onAdd={() => undefined} />);
  expect(textOf(screen.getByRole('heading', { level: 1 }))).toBe(title);
  fireEvent.click(screen.getByRole('button', { name: 'Add a customer yourself' }));
  expect(screen.getByRole('textbox', { name: 'Name' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});

it('offers to switch a site on', () => {
  const onSwitchOn = vi.fn();
  mount(<NobodyHere why={{ kind: 'off', site: 'mail.example', onSwitchOn }} reason="Not read yet." onAdd={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: 'Switch on for mail.example' }));
  expect(onSwitchOn).toHaveBeenCalledOnce();
});
