// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Day } from '@/components/ui/Day';
import { Empty } from '@/components/ui/Empty';
import { Field } from '@/components/ui/Field';
import { Icon } from '@/components/ui/Icon';
import { Money } from '@/components/ui/Money';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { SourceLink } from '@/components/ui/SourceLink';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { FigureState } from '@/utils/economics/figure';
import { mount, textOf, violations } from './mount';
import { currency, day } from './samples';

it.each([
  [123_456, 'EUR', '€1,234.56'],
  [-5, 'EUR', '−€0.05'],
  [0, 'GBP', '£0.00'],
  [1_234, 'JPY', '¥1,234'],
  [1_234_567, 'KWD', 'KWD 1,234.567'],
  [9_007_199_254_740_991, 'USD', '$90,071,992,547,409.91'],
])('writes %i minor units of %s as %s', (minor, code, expected) => {
  const amount = { minor, currency: currency(code) };
  expect(moneyText(amount).replace('\u00a0', ' ')).toBe(expected);
  expect(textOf(mount(<Money amount={amount} size="large" />)).replace('\u00a0', ' ')).toBe(expected);
});

it.each([
  [37.44, '37.4%'],
  [-8, '−8%'],
  [0, '0%'],
])('writes %d percent as %s', (value, expected) => expect(percentText(value)).toBe(expected));

it('says a day of another year with its year', () => {
  const root = mount(<Day on={day('2019-03-05')} />);
  expect(textOf(root)).toBe('Mar 5, 2019');
  expect(root.querySelector('time')?.dateTime).toBe('2019-03-05');
});

it.each<[FigureState, string]>([
  ['measured', '€5 (measured)'],
  ['estimated', '€5 (estimated)'],
  ['default', '€5 (default)'],
  ['missing', '€5'],
])('says that a figure is %s', (state, expected) => {
  expect(textOf(mount(<Stated state={state}>€5</Stated>))).toBe(expected);
});

it.each([
  ['https://desk.example/1', true],
  ['javascript:alert(1)', false],
  ['not an address', false],
  [undefined, false],
])('links to %s: %s', (url, isLink) => {
  mount(<SourceLink url={url}>there</SourceLink>);
  expect(screen.queryByRole('link') !== null).toBe(isLink);
});

it('joins a field with its label, hint and error', () => {
  mount(
    <Field label="Address" hint="As on the envelope" error="Too short">
      {(control) => <input {...control} />}
    </Field>,
  );
  const input = screen.getByRole('textbox', { name: 'Address' });
  const described = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => textOf(document.getElementById(id)));
  expect(described).toEqual(['As on the envelope', 'Too short']);
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

it('has nothing that keeps anybody out', async () => {
  const onClick = vi.fn();
  mount(
    <Card title="Everything" right={<Tag tone="loss">overdue</Tag>}>
      <Button variant="primary" onClick={onClick}>
        <Icon name="plus" />
        Add
      </Button>
      <Empty title="Nothing yet" example="need: tea">
        Write it down:
      </Empty>
      <Field label="Name" note="optional">
        {(control) => <input {...control} />}
      </Field>
    </Card>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(onClick).toHaveBeenCalledOnce();
  expect(screen.getByRole('region', { name: 'Everything' })).toBeTruthy();
  expect(await violations()).toEqual([]);
});
