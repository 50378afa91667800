// @vitest-environment happy-dom
import { useSignal } from '@preact/signals';
import { act, fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { HeadNote } from '@/components/customer/HeadNote';
import { PanelTools } from '@/components/customer/PanelTools';
import { CustomerField, type CustomerOption } from '@/components/find/CustomerField';
import { Leads } from '@/components/identity/Leads';
import { Kinds, kindOfKey } from '@/components/quickadd/Kinds';
import { QuickAdd } from '@/components/quickadd/QuickAdd';
import { mount, textOf, violations } from './mount';

const options: readonly CustomerOption[] = [
  { key: 'ann', name: 'Ann Lee', detail: 'Acme, ann@acme.example' },
  { key: 'anna', name: 'Ann Lee', detail: 'ann@bolt.example' },
];
const props = { label: 'Customer', nobody: 'Nobody.', query: 'ann', onInput: () => undefined };
const field = () => screen.getByRole('combobox', { name: 'Customer' });
const chosen = () => textOf(screen.getByRole('option', { selected: true }));
const press = (key: string, more: KeyboardEventInit = {}) =>
  act(() => {
    fireEvent.keyDown(field(), { key, ...more });
  });

describe('CustomerField', () => {
  it('chooses by arrows, round and round, and takes by Enter', async () => {
    const onChoose = vi.fn();
    mount(<CustomerField {...props} options={options} onChoose={onChoose} />);
    expect(chosen()).toContain('Acme');
    expect(field().getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id);
    await press('ArrowDown');
    expect(chosen()).toContain('bolt');
    await press('ArrowDown');
    expect(chosen()).toContain('Acme');
    await press('ArrowUp');
    await press('Enter');
    expect(onChoose.mock.calls).toEqual([['anna']]);
    expect(await violations()).toEqual([]);
  });

  it('says how many, or that there is nobody', async () => {
    const container = mount(<CustomerField {...props} options={[]} onChoose={() => undefined} />);
    expect(textOf(screen.getByRole('status'))).toBe('Nobody.');
    expect(container.querySelector('[role=listbox]')).toBeNull();
    expect(await violations()).toEqual([]);
  });

  it('lets an Enter wait for its answer, and not take that of other words', async () => {
    const onChoose = vi.fn();
    let answer: () => void = () => undefined;
    function Typing() {
      const isStale = useSignal(true);
      answer = () => {
        isStale.value = false;
      };
      return <CustomerField {...props} options={isStale.value ? options.slice(1) : options} isStale={isStale.value} onChoose={onChoose} />;
    }
    mount(<Typing />);
    await press('Enter');
    expect(onChoose).not.toHaveBeenCalled();
    await act(() => answer());
    expect(onChoose.mock.calls).toEqual([['ann']]);
  });

  it('leaves the keys of who composes a letter alone', async () => {
    const onChoose = vi.fn();
    mount(<CustomerField {...props} options={options} onChoose={onChoose} />);
    await press('Enter', { isComposing: true });
    expect(onChoose).not.toHaveBeenCalled();
  });
});

describe('PanelTools', () => {
  it('says whether it stays', async () => {
    const onToggle = vi.fn();
    mount(<PanelTools isFinding={false} onFigures={() => undefined} onFind={() => undefined} keep={{ isKept: true, onToggle }} />);
    const stay = screen.getByRole('button', { name: 'Stay on this customer', pressed: true });
    fireEvent.click(stay);
    expect(onToggle).toHaveBeenCalledOnce();
    expect(await violations()).toEqual([]);
  });
});

it('leads to a customer by one press', async () => {
  const onChoose = vi.fn();
  const lead = { key: 'acme', name: 'Acme', detail: 'acme.example', reason: 'acme.example is the site of this company.' };
  mount(<Leads title="Who may it be about?" leads={[lead]} onChoose={onChoose} />);
  fireEvent.click(screen.getByRole('button', { name: /^Acme/ }));
  expect(onChoose.mock.calls).toEqual([['acme']]);
  expect(await violations()).toEqual([]);
});

it('offers a way out under the name', async () => {
  const onAction = vi.fn();
  mount(<HeadNote sentence="The page shows Bob." action="Follow the page" onAction={onAction} />);
  fireEvent.click(screen.getByRole('button', { name: 'Follow the page' }));
  expect(onAction).toHaveBeenCalledOnce();
  expect(await violations()).toEqual([]);
});

describe('Kinds', () => {
  it.each([
    [{ code: 'Digit1', ctrlKey: true }, 'need'],
    [{ code: 'Digit5', metaKey: true }, 'note'],
    [{ code: 'Digit6', ctrlKey: true }, undefined],
    [{ code: 'Digit1' }, undefined],
    // AltGr is Control and Alt.
    [{ code: 'Digit2', ctrlKey: true, altKey: true }, undefined],
    [{ code: 'KeyN', ctrlKey: true }, undefined],
  ])('%j is %s', (keys, kind) => expect(kindOfKey(new KeyboardEvent('keydown', keys))).toBe(kind));

  it('is a group of choices', async () => {
    const onChoose = vi.fn();
    mount(<Kinds current="like" onChoose={onChoose} />);
    expect(screen.getByRole('radio', { name: 'Like', checked: true })).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: 'Promise' }));
    expect(onChoose.mock.calls).toEqual([['promise']]);
    expect(await violations()).toEqual([]);
  });
});

describe('QuickAdd', () => {
  const note = {
    ...{ value: '', written: 'note: we lose time', state: 'idle' as const, context: { name: 'Ann Lee', competitors: [] } },
    ...{ onInput: () => undefined, onSave: vi.fn() },
  };
  const who = { query: '', options: undefined, nobody: '', onInput: () => undefined, onChoose: () => undefined };
  const rest = { kind: undefined, source: { quote: '<b>we lose time</b>', where: 'Mail' } } as const;

  it('goes on to the note where it is known whom it is about, and Enter saves', async () => {
    const onKind = vi.fn();
    const container = mount(<QuickAdd who={who} isChosen note={note} onKind={onKind} {...rest} />);
    const area = screen.getByRole('textbox', { name: 'Note about Ann Lee' });
    expect(document.activeElement).toBe(area);
    expect(textOf(container.querySelector('blockquote'))).toBe('<b>we lose time</b>');
    fireEvent.keyDown(document.body, { code: 'Digit1', ctrlKey: true });
    expect(onKind.mock.calls).toEqual([['need']]);
    fireEvent.keyDown(area, { key: 'Enter', shiftKey: true });
    expect(note.onSave).not.toHaveBeenCalled();
    fireEvent.keyDown(area, { key: 'Enter' });
    expect(note.onSave).toHaveBeenCalledOnce();
  });

  it('asks whom it is about where that is not known', async () => {
    mount(
      <QuickAdd
        who={{ ...who, error: 'Choose whom the note is about.' }}
        isChosen={false}
        note={note}
        onKind={() => undefined}
        {...rest}
      />,
    );
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });
});
