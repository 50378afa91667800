// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { LeakNotice } from '@/components/customer/LeakNotice';
import { TimeHere } from '@/components/customer/TimeHere';
import { OptionsNav, OptionsPart, optionsParts } from '@/components/options/OptionsNav';
import { Privacy } from '@/components/options/Privacy';
import { Shortcuts } from '@/components/options/Shortcuts';
import { TimeCount } from '@/components/options/TimeCount';
import { mount, textOf, violations } from './mount';
import { currency } from './samples';

it('leads to every part', async () => {
  mount(
    <>
      <OptionsNav />
      {optionsParts.map((name) => (
        <OptionsPart key={name} name={name}>
          {name}
        </OptionsPart>
      ))}
    </>,
  );
  const links = within(screen.getByRole('navigation')).getAllByRole('link');
  expect(links.map((link) => document.querySelector(link.getAttribute('href') ?? '')?.textContent)).toEqual([...optionsParts]);
  expect(await violations()).toEqual([]);
});

it('lists the keys as the browser gives them, and says where there is none', async () => {
  const onChange = vi.fn();
  const commands = [
    { name: 'Note about a customer', keys: 'Alt+Shift+Q' },
    { name: 'Hide or show all amounts', keys: '' },
  ];
  mount(<Shortcuts commands={commands} onChange={onChange} />);
  const rows = screen.getAllByRole('listitem').map(textOf);
  expect(rows.slice(0, 2)).toEqual(['Note about a customer Alt+Shift+Q', 'Hide or show all amounts no key']);
  fireEvent.click(screen.getByRole('button', { name: 'Change the keys in the browser' }));
  expect(onChange).toHaveBeenCalledOnce();
  expect(await violations()).toEqual([]);
});

it.each([
  [[], 'Nothing. There is no server of ours, no account and no analytics.'],
  [['api.desk.example: an address, 3 times'], 'api.desk.example: an address, 3 times'],
])('says what was ever sent where: %j', async (sent, words) => {
  mount(<Privacy sites={['mail.google.com']} sent={sent} size="1.2 MB" />);
  const said = textOf(screen.getByRole('region', { name: 'Privacy' }));
  expect(said).toContain(words);
  expect(said).toContain('mail.google.com');
  expect(said).toContain('1.2 MB in all');
  expect(await violations()).toEqual([]);
});

it('warns of what a reply gives away, and takes it that it is meant', async () => {
  const onDismiss = vi.fn();
  mount(<LeakNotice leaks={['margin', 'note']} onDismiss={onDismiss} />);
  expect(textOf(screen.getByRole('alert'))).toContain('our margin and words of a private note');
  fireEvent.click(screen.getByRole('button', { name: 'It is meant' }));
  expect(onDismiss).toHaveBeenCalledOnce();
  expect(await violations()).toEqual([]);
});

it('says the minutes here, what they cost, and that they stand still', async () => {
  const cost = { minor: 525, currency: currency('EUR') };
  const root = mount(<TimeHere view={{ minutes: 7, cost, isConfirmed: false, isCounting: false }} />);
  expect(textOf(root)).toBe('7 minutes in this conversation, €5.25 (default) (paused)');
  expect(await violations()).toEqual([]);
});

it('counts no time until somebody switches it on', () => {
  const onChange = vi.fn();
  mount(<TimeCount isOn={false} onChange={onChange} />);
  fireEvent.click(screen.getByRole('switch', { name: /^Count the time/ }));
  expect(onChange).toHaveBeenCalledWith(true);
});
