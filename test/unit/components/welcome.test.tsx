// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { TaughtPages } from '@/components/options/TaughtPages';
import { AboutYou } from '@/components/welcome/AboutYou';
import { type OfferedSite, PickSites } from '@/components/welcome/PickSites';
import type { Currency } from '@/utils/domain/money';
import { hosted, readerOf, selfHosted } from '@/utils/hosts/catalogue';
import { decodeRule } from '@/utils/teaching/rule';
import { mount, violations } from './mount';

const offered: readonly OfferedSite[] = [
  { id: 'gmail', label: 'Gmail', channel: 'mail', sites: ['https://mail.google.com/*'] },
  { id: 'desk', label: 'Desk', channel: 'ticket', sites: ['https://*.desk.example/*', 'https://desk.eu.example/*'] },
  { id: 'chat', label: 'Chat', channel: 'chat', sites: ['https://chat.example/*'] },
];
const pick = (props: Partial<Parameters<typeof PickSites>[0]>) =>
  mount(<PickSites offered={offered} selfHosted={['Zammad']} granted={[]} onAllow={vi.fn()} onNext={vi.fn()} {...props} />);

it('asks once for all sites that were picked, what was only typed included', async () => {
  const onAllow = vi.fn().mockResolvedValue(true);
  const onNext = vi.fn();
  pick({ onAllow, onNext, granted: ['https://chat.example/*'] });
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^Chat/ }).disabled).toBe(true);
  fireEvent.click(screen.getByRole('checkbox', { name: /^Gmail/ }));
  fireEvent.click(screen.getByRole('checkbox', { name: /^Desk/ }));
  fireEvent.input(screen.getByLabelText(/address of your own/), { target: { value: 'rt.shop.example/Ticket' } });
  expect(await violations()).toEqual([]);
  expect(onAllow).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Allow 3 sites' }));
  expect(onAllow.mock.calls).toEqual([
    [['https://mail.google.com/*', 'https://*.desk.example/*', 'https://desk.eu.example/*', 'https://rt.shop.example/*'], false],
  ]);
  await waitFor(() => expect(onNext).toHaveBeenCalledOnce());
});

it('goes on without asking where nothing was picked, and stays where the browser refused', async () => {
  const onAllow = vi.fn().mockResolvedValue(false);
  const onNext = vi.fn();
  pick({ onAllow, onNext });
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(onNext).toHaveBeenCalledOnce();
  expect(onAllow).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('checkbox', { name: /^Gmail/ }));
  fireEvent.click(screen.getByRole('switch', { name: /time line/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Allow 1 site' }));
  expect(onAllow).toHaveBeenLastCalledWith(['https://mail.google.com/*'], true);
  await screen.findByText(/did not allow it/);
  expect(onNext).toHaveBeenCalledOnce();
});

it('says what is no address before anything is asked', () => {
  const onAllow = vi.fn();
  pick({ onAllow });
  fireEvent.input(screen.getByLabelText(/address of your own/), { target: { value: 'two words' } });
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(screen.getByText('“two words” is not the address of a site.')).toBeTruthy();
  expect(onAllow).not.toHaveBeenCalled();
});

it('keeps who we are and the currency', async () => {
  const onSave = vi.fn().mockResolvedValue(undefined);
  const onNext = vi.fn();
  mount(<AboutYou us={{ own: [], currency: 'EUR' as Currency }} onSave={onSave} onNext={onNext} />);
  fireEvent.input(screen.getByLabelText(/own addresses/), { target: { value: 'shop' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save and go on' }));
  expect(screen.getByText(/Line 1: “shop”/)).toBeTruthy();
  fireEvent.input(screen.getByLabelText(/own addresses/), { target: { value: 'shop.example\nme@web.example' } });
  fireEvent.change(screen.getByLabelText(/currency/), { target: { value: 'GBP' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save and go on' }));
  expect(onSave).toHaveBeenCalledWith({ own: ['shop.example', 'me@web.example'], currency: 'GBP' });
  await waitFor(() => expect(onNext).toHaveBeenCalledOnce());
  expect(await violations()).toEqual([]);
});

it('lists what was taught, and takes it back', async () => {
  const rule = decodeRule({ site: 'https://desk.example/*', path: '/t/*', selector: 'dd', label: 'Client', attribute: null, taughtAt: 5 });
  const onRemove = vi.fn();
  mount(<TaughtPages rules={rule ? [rule] : []} onRemove={onRemove} onExport={vi.fn()} onImport={vi.fn()} />);
  fireEvent.click(screen.getByRole('button', { name: 'Remove desk.example/t/*' }));
  expect(onRemove).toHaveBeenCalledWith(rule);
  expect(await violations()).toEqual([]);
});

it('knows every host by the label of its adapter', () => {
  expect(hosted.find(({ id }) => id === 'gmail')).toEqual({
    id: 'gmail',
    label: 'Gmail',
    channel: 'mail',
    sites: ['https://mail.google.com/*'],
  });
  expect(hosted.every(({ sites }) => sites.length > 0)).toBe(true);
  expect(selfHosted).toContain('Roundcube');
  expect(readerOf('https://acme.zendesk.com/*')).toBe('Zendesk');
  expect(readerOf('https://*.zendesk.com/*')).toBe('Zendesk');
  expect(readerOf('https://shop.example/*')).toBeUndefined();
});
