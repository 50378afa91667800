// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { fireEvent, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { NoteComposer } from '@/components/customer/NoteComposer';
import { writtenDays } from '@/utils/voice/note/written-days';
import { mount, textOf, violations } from './mount';
import { acme, currency, today } from './samples';

const tomas = { id: 'tomas' as never, name: 'Tomas Ek', aliases: ['Tomas'] };

/** A composer whose words are kept, as in the panel. */
function compose() {
  const value = signal('');
  const onSave = vi.fn();
  const world = { today, currency: currency('EUR'), people: [tomas], findDays: writtenDays, languages: ['en'] as const };
  const write = (text: string) => {
    value.value = text;
  };
  const Composer = () => (
    <NoteComposer value={value.value} state="idle" context={{ name: 'Mara', competitors: [acme], world }} onInput={write} onSave={onSave} />
  );
  mount(<Composer />);
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note about Mara' });
  const type = (text: string) => {
    box.value = text;
    box.setSelectionRange(text.length, text.length);
    fireEvent.input(box);
  };
  const press = (key: string, more = {}) => fireEvent.keyDown(box, { key, ...more });
  const preview = () => textOf(document.getElementById(box.getAttribute('aria-describedby') ?? ''));
  const options = () => screen.queryAllByRole('option').map((option) => textOf(option.firstElementChild));
  return { value, box, type, press, preview, options, onSave };
}

it.each([
  ['c', ['complaint:', 'call:', 'chat:']],
  ['pro', ['promise:']],
  ['need: a lift\nli', ['like:']],
  ['like ', ['Acme']],
  ['like ac', ['Acme']],
  ['like tools', ['Acme']],
  ['call ', ['Tomas Ek']],
  ['lost: 5000 EUR to a', ['Acme']],
  ['spoke with @to', ['Tomas Ek']],
  ['', []],
  ['xy', []],
  ['They said that', []],
  ['need: c', []],
])('after "%s" offers %j', (text, expected) => {
  const { type, options } = compose();
  type(text);
  expect(options()).toEqual(expected);
});

it('goes on by arrows and Enter, and by Tab', async () => {
  const { value, box, type, press, options } = compose();
  type('c');
  expect(box.getAttribute('aria-activedescendant')).toBeNull();
  press('ArrowDown');
  press('ArrowDown');
  expect(textOf(document.getElementById(box.getAttribute('aria-activedescendant') ?? ''))).toContain('call:');
  expect(await violations()).toEqual([]);
  press('Enter');
  expect(value.value).toBe('call: ');
  expect(options()).toEqual([]);
  type('like a');
  press('Tab');
  expect(value.value).toBe('like Acme: ');
  expect(box.selectionStart).toBe(value.value.length);
});

it('leaves Enter, Shift+Tab and Tab alone where nothing is chosen or offered', () => {
  const { value, type, press } = compose();
  type('call');
  expect(press('Enter')).toBe(true);
  expect(press('Tab', { shiftKey: true })).toBe(true);
  type('call: hello');
  expect(press('Tab')).toBe(true);
  expect(value.value).toBe('call: hello');
});

it('lets go of the list on Escape, and of the box on the next', () => {
  const { box, type, press, options } = compose();
  box.focus();
  type('c');
  press('Escape');
  expect(options()).toEqual([]);
  expect(document.activeElement).toBe(box);
  press('Escape');
  expect(document.activeElement).not.toBe(box);
});

it('is clicked as well', () => {
  const { value, type } = compose();
  type('pr');
  fireEvent.click(screen.getByRole('option', { name: /promise:/ }));
  expect(value.value).toBe('promise: ');
});

it.each([
  ['price: 80 EUR a set', 'Price €80.00, told to Mara'],
  ['price Acme: 70 a set', 'Price €70.00 at Acme'],
  ['price: ask again', 'Price no amount: add "80 EUR"'],
  ['lost: 5000 EUR to Acme, too slow', 'Lost €5,000.00 to Acme: too slow'],
  ['lost: 5000 EUR to Zenith', 'Lost €5,000.00 to Zenith (new)'],
  ['lost: 5000 EUR', 'Lost €5,000.00, to nobody named'],
  ['lost: too slow', 'Note say how much, and it becomes a lost deal: lost: 5000 EUR to …'],
  ['promise Tomas: a quote by Friday', 'Promise to Tomas Ek, due Nov 27'],
  ['call Tomas: hello, 1 h 30', 'Call with Tomas Ek, 90 min'],
  ['need: a lift\nlike: the dates', 'Need of MaraLike about us'],
])('says that "%s" becomes: %s', (text, expected) => {
  const { type, preview } = compose();
  type(text);
  expect(preview()).toBe(expected);
});

it('asks before a slip of the pen becomes a competitor', () => {
  const { value, type } = compose();
  type('like Amce: fast');
  fireEvent.click(screen.getByRole('button', { name: 'Did you mean Acme?' }));
  expect(value.value).toBe('like Acme: fast');
});

it('takes the last note back', () => {
  const onUndo = vi.fn();
  mount(
    <NoteComposer
      value=""
      state="saved"
      context={{ name: 'Mara', competitors: [] }}
      onInput={() => undefined}
      onSave={() => undefined}
      onUndo={onUndo}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(onUndo).toHaveBeenCalledOnce();
});
