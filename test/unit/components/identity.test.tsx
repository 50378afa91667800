// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { MergedHere } from '@/components/identity/MergedHere';
import { Twins } from '@/components/identity/Twins';
import { WhoIsIt } from '@/components/identity/WhoIsIt';
import { mount, textOf, violations } from './mount';

const options = [
  {
    key: 'a',
    name: 'Harbour Boatworks',
    detail: 'harbour.example',
    reason: 'info@harbour.example is read by several people',
    confidence: 'likely',
  },
  { key: 'b', name: 'Mara Lindholm', detail: 'Buyer', reason: 'info@harbour.example is read by several people', confidence: 'guess' },
  { key: 'c', name: 'Tomas Berg', detail: '', reason: 'the same name', confidence: 'guess' },
] as const;

const chooser = (isTheirs = false) => {
  const events = { onChoose: vi.fn(), onAdopt: vi.fn(), onDiffer: vi.fn() };
  mount(<WhoIsIt address="info@harbour.example" options={options} current="b" isTheirs={isTheirs} {...events} />);
  return events;
};

it('chooses among candidates by keyboard', async () => {
  const { onChoose } = chooser();
  const [first, shown] = screen.getAllByRole('option');
  expect(shown?.getAttribute('aria-selected')).toBe('true');
  expect(shown?.tabIndex).toBe(0);
  expect(first?.tabIndex).toBe(-1);
  expect(textOf(first ?? null)).toContain('Likely: info@harbour.example is read by several people');
  for (const [key, expected] of [
    ['ArrowDown', 'c'],
    ['ArrowUp', 'a'],
    ['Home', 'a'],
    ['End', 'c'],
    ['Enter', 'b'],
  ] as const) {
    fireEvent.keyDown(shown ?? document.body, { key });
    expect(onChoose).toHaveBeenLastCalledWith(expected);
  }
  expect(await violations()).toEqual([]);
});

it('asks once, in words, before an address is kept; Escape is no, and gives the focus back', async () => {
  const { onAdopt, onDiffer } = chooser();
  const button = () => screen.getByRole('button', { name: 'This is Mara Lindholm: keep info@harbour.example as their address' });
  fireEvent.click(button());
  const question = screen.getByRole('group', { name: 'Keep info@harbour.example as an address of Mara Lindholm?' });
  expect(document.activeElement).toBe(question);
  expect(await violations()).toEqual([]);
  fireEvent.keyDown(question, { key: 'Escape' });
  expect(onAdopt).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button());
  fireEvent.click(button());
  fireEvent.click(screen.getByRole('button', { name: 'This is them' }));
  expect(onAdopt).toHaveBeenCalledExactlyOnceWith('b');
  fireEvent.click(screen.getByRole('button', { name: 'info@harbour.example does not belong to Mara Lindholm' }));
  fireEvent.click(screen.getByRole('button', { name: 'Not them' }));
  expect(onDiffer).toHaveBeenCalledExactlyOnceWith('b');
});

it('keeps no address that is theirs already', () => {
  chooser(true);
  expect(screen.queryByRole('button', { name: /^This is/ })).toBeNull();
});

it('suggests a merge with its reasons, and remembers that it is wrong', async () => {
  const events = { onMerge: vi.fn(), onDiffer: vi.fn() };
  mount(
    <Twins
      name="Mara Lindholm"
      twins={[{ key: 'm', name: 'M. Lindholm', detail: 'm@home.example', reasons: ['the same name', 'both have 1'] }]}
      {...events}
    />,
  );
  expect(textOf(screen.getByRole('region', { name: 'Possibly the same customer' }))).toContain('the same name, both have 1');
  fireEvent.click(screen.getByRole('button', { name: 'Merge M. Lindholm into Mara Lindholm' }));
  expect(events.onMerge).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Merge' }));
  expect(events.onMerge).toHaveBeenCalledExactlyOnceWith('m');
  fireEvent.click(screen.getByRole('button', { name: 'M. Lindholm and Mara Lindholm are not the same' }));
  fireEvent.click(screen.getByRole('button', { name: 'Not the same' }));
  expect(events.onDiffer).toHaveBeenCalledExactlyOnceWith('m');
  expect(await violations()).toEqual([]);
});

it('offers the way back from a merge', async () => {
  const onUnmerge = vi.fn();
  mount(<MergedHere merged={[{ key: 'm', name: 'M. Lindholm', addresses: 'm@home.example' }]} onUnmerge={onUnmerge} />);
  fireEvent.click(screen.getByRole('button', { name: 'Un-merge M. Lindholm' }));
  expect(await violations()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Un-merge' }));
  expect(onUnmerge).toHaveBeenCalledExactlyOnceWith('m');
});
