// @vitest-environment happy-dom
import { fireEvent } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { CustomerCard, type CustomerCardView } from '@/components/card/CustomerCard';
import { MarksSwitch } from '@/components/options/MarksSwitch';
import { mount, textOf, violations } from './mount';
import { currency, day } from './samples';

const who = { name: 'Mara Lindholm', kind: 'person', match: { sentence: 'mara@harbour.example', confidence: 'sure' } } as const;
const money = {
  margin: { minor: 979_842, currency: currency('GBP') },
  state: 'measured',
  asOf: day('2026-11-22'),
  isBeforeCostToServe: false,
  changePercent: 18,
} as const;
const facts = { openPromises: 2, overduePromises: 1, openComplaints: 0, lastContact: { on: day('2026-11-18'), channel: 'call' } } as const;
const known: CustomerCardView = { state: 'known', who, money, facts };

function card(view: CustomerCardView, problem?: string) {
  const events = { onOpenPanel: vi.fn(), onUncover: vi.fn(), onClose: vi.fn() };
  return { root: mount(<CustomerCard view={view} problem={problem} {...events} />), ...events };
}

const press = (root: Element, name: string) => {
  const button = [...root.querySelectorAll('button')].find((each) => textOf(each) === name);
  if (button === undefined) throw new Error(`no button ${name}`);
  fireEvent.click(button);
};

describe('CustomerCard', () => {
  it.each<[string, CustomerCardView, readonly RegExp[], readonly RegExp[]]>([
    [
      'known',
      known,
      [/£9,798\.42/, /18% more than the year before/, /Measured, as of/, /1 promise overdue/, /0 open complaints/, /last contact: Call/],
      [],
    ],
    ['a loss', { ...known, money: { ...money, margin: { ...money.margin, minor: -100 } } }, [/−£1\.00/, /Loss/], [/more than/]],
    ['no figures', { ...known, money: { ...money, margin: null, state: 'missing' } }, [/Not known yet/], [/£|0\.00/]],
    ['a guess', { ...known, money: null }, [/Hidden while we only guess/], [/£/]],
    ['no contact', { ...known, facts: { ...facts, overduePromises: 0, lastContact: null } }, [/2 open promises/, /no contact yet/], []],
    ['unknown', { state: 'unknown', who }, [/Not among your customers/, /Open the panel to add/], [/£/]],
    ['own', { state: 'own', who }, [/One of you/], []],
    ['loading', { state: 'loading' }, [/Looking up who this is/], [/Open panel/]],
    ['refused', { state: 'refused' }, [/Nothing to show/], [/Open panel/]],
    ['failed', { state: 'failed' }, [/This did not work/], [/Open panel/]],
  ])('%s', async (_, view, says, not) => {
    const text = textOf(card(view).root);
    for (const pattern of says) expect(text).toMatch(pattern);
    for (const pattern of not) expect(text).not.toMatch(pattern);
    expect(await violations()).toEqual([]);
  });

  it('opens the panel, uncovers and closes', () => {
    const { root, ...events } = card({ ...known, money: null });
    press(root, 'Show figures');
    press(root, 'Open panel');
    press(root, 'Close');
    for (const event of Object.values(events)) expect(event).toHaveBeenCalledTimes(1);
  });

  it('says why the panel did not open', () => {
    expect(textOf(card(known, 'Press the button.').root)).toContain('Press the button.');
  });
});

describe('MarksSwitch', () => {
  it('says what it does and where, and is switched', async () => {
    const onChange = vi.fn();
    const root = mount(<MarksSwitch site="mail.acme.example" isOn onChange={onChange} />);
    const control = root.querySelector('input');
    expect(control?.getAttribute('aria-label')).toBe('Marks beside people on mail.acme.example');
    control?.click();
    expect(onChange).toHaveBeenCalledWith(false);
    expect(await violations()).toEqual([]);
  });
});
