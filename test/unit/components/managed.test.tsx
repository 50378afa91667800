// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { BackupCard } from '@/components/archive/BackupCard';
import { ExportCard } from '@/components/archive/ExportCard';
import { OtherSystems, type OtherSystemsProps } from '@/components/connect/OtherSystems';
import { CustomerMenu } from '@/components/customer/CustomerMenu';
import { Costs } from '@/components/options/Costs';
import { Managed } from '@/components/options/Managed';
import { Sites } from '@/components/options/Sites';
import { You } from '@/components/options/You';
import { lockAs } from '@/components/ui/locks';
import { err, ok } from '@/utils/domain/result';
import { serviceCost } from '@/utils/settings/items';
import { sources } from '@/utils/sources';
import type { AccountId } from '@/utils/sources/account';
import { sourceNamed } from '../sources/world';
import { mount, textOf, violations } from './mount';

const nothing = () => undefined;
afterEach(() => lockAs({ locks: [], off: [] }));

it('says who decides, what is left to do, and what means nothing', async () => {
  const onAllow = vi.fn(async () => false);
  mount(<Managed organisation="Northwind" sites={['mail.northwind.example']} faults={['costs.perHour']} onAllow={onAllow} />);
  const card = screen.getByRole('region', { name: 'Managed by Northwind' });
  expect(textOf(card)).toContain('mail.northwind.example');
  expect(textOf(card)).toContain('costs.perHour');
  fireEvent.click(screen.getByRole('button', { name: 'Allow it' }));
  expect(onAllow).toHaveBeenCalledOnce();
  await waitFor(() => expect(textOf(card)).toContain('The browser did not allow it.'));
  expect(await violations()).toEqual([]);
});

it('locks exports and backups, and says who did', async () => {
  lockAs({ organisation: 'Northwind', locks: ['export'], off: ['export'] });
  mount(
    <>
      <ExportCard view={{ state: 'idle' }} isBusy={false} onExport={nothing} onCancel={nothing} />
      <BackupCard view={{ state: 'idle' }} isBusy={false} onBackup={nothing} onCancel={nothing} />
      <CustomerMenu customer={{ name: 'Ada', kind: 'person' }} onExport={nothing} belonging={nothing} onErase={nothing} />
    </>,
  );
  for (const name of ['Tables for spreadsheets (CSV)', 'One file for programs (JSON)', 'Save a backup'])
    expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
  expect(screen.getAllByText('Switched off by Northwind').length).toBe(2);
  expect(await violations()).toEqual([]);
});

it('locks the fields of the costs that are decided, and no others', async () => {
  lockAs({ locks: ['currency', 'minutes'], off: [] });
  mount(<Costs serviceCost={serviceCost.fallback} onSave={async () => undefined} />);
  const isLocked = (label: string) => screen.getByLabelText<HTMLInputElement>(label).disabled;
  expect(['Currency', 'Cost of an hour', 'Minutes of a contact'].map(isLocked)).toEqual([true, false, true]);
  expect(screen.getAllByText('Set by your administrator').length).toBe(2);
  expect(await violations()).toEqual([]);
});

it('keeps what is decided of a site as it is, and lets the user choose the rest', async () => {
  const site = { pattern: 'https://mail.northwind.example/*', isOn: true, recordsOpened: true, hasMarks: true, guardsReplies: false };
  mount(
    <Sites
      sites={[{ ...site, decided: ['isOn', 'recordsOpened'] }]}
      onAdd={async () => true}
      onSwitchOff={async () => true}
      onRemove={async () => true}
      onRecord={nothing}
      onMark={nothing}
      onGuard={nothing}
    />,
  );
  expect(screen.getAllByRole<HTMLInputElement>('switch').map(({ disabled }) => disabled)).toEqual([true, true, false, false]);
  expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  expect(await violations()).toEqual([]);
});

it('shows what is ours by decision beside what the user adds', async () => {
  mount(<You identities={{ own: ['me@home.example'], freeMail: [] }} decided={['northwind.example']} onSave={async () => undefined} />);
  expect(textOf(screen.getByRole('region', { name: 'You' }))).toContain('Always ours: northwind.example.');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Your own addresses and domains').value).toBe('me@home.example');
});

const systems = (more: Partial<OtherSystemsProps>): OtherSystemsProps => ({
  sources,
  accounts: [],
  returnAddress: 'https://back.example/',
  newAccountId: () => 'new' as AccountId,
  onTry: async () => err({ kind: 'aborted' }),
  onSignIn: async () => ok({}),
  onSave: async () => ok(undefined),
  onDisconnect: async () => undefined,
  onTakeOver: nothing,
  onFollow: nothing,
  onHear: nothing,
  ...more,
});

it('offers the systems that are named, with what of their form is decided, and no others where those are off', async () => {
  lockAs({ organisation: 'Northwind', locks: ['sources'], off: ['sources'] });
  const onSave = vi.fn<OtherSystemsProps['onSave']>(async () => ok(undefined));
  const named = [{ source: sourceNamed('requestTracker'), settings: { address: 'https://rt.northwind.example' } }];
  mount(<OtherSystems {...systems({ named, onSave })} />);
  expect(screen.queryByRole('list', { name: 'Systems to connect' })).toBeNull();
  expect(screen.getByText('No other system can be connected here.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Connect Request Tracker: https://rt.northwind.example' }));
  expect(screen.getByLabelText<HTMLInputElement>('Address').disabled).toBe(true);
  fireEvent.input(screen.getByLabelText('Token'), { target: { value: 'a-token-of-mine' } });
  fireEvent.click(screen.getByRole('button', { name: 'Connect Request Tracker' }));
  await waitFor(() => expect(onSave).toHaveBeenCalledOnce());
  expect(onSave.mock.calls[0]?.[0].values).toMatchObject({ address: 'https://rt.northwind.example', token: 'a-token-of-mine' });
  expect(await violations()).toEqual([]);
});

it('offers nothing where all are off', () => {
  lockAs({ organisation: 'Northwind', locks: ['sources'], off: ['sources'] });
  mount(<OtherSystems {...systems({})} />);
  expect(screen.queryByRole('list', { name: 'Systems to connect' })).toBeNull();
  expect(screen.getByText('Switched off by Northwind')).toBeTruthy();
});
