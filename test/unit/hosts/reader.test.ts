// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { createReader } from '@/utils/hosts/reader';
import { shared } from '@/utils/hosts/shared';
import { adapters } from './adapters';

const page = () => ({
  document: new DOMParser().parseFromString(readFileSync('test/fixtures/pages/gmail-thread.html', 'utf8'), 'text/html'),
  url: new URL('https://mail.google.com/mail/u/0/#inbox/1'),
});

beforeEach(() => shared.hosts.clear());

it('says nothing before the adapter of a known host is there, then reads by it', async () => {
  const onLoaded = vi.fn();
  const load = vi.fn(async (id: string) => {
    await Promise.resolve();
    const adapter = adapters.get(id);
    if (adapter) shared.hosts.set(id, adapter);
  });
  const read = createReader(load, onLoaded);
  expect(read(page())).toBeUndefined();
  expect(read(page())).toBeUndefined();
  await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledOnce());
  expect(load.mock.calls).toEqual([['gmail']]);
  expect(read(page())?.host).toBe('gmail');
});

it('reads by the generic finder where the adapter cannot be had, and says so', async () => {
  const onLoaded = vi.fn();
  const read = createReader(async () => undefined, onLoaded);
  read(page());
  await vi.waitFor(() => expect(onLoaded).toHaveBeenCalledOnce());
  expect(read(page())).toMatchObject({ host: 'generic', isFallback: true });
});

it('asks nobody on a page of no known host', () => {
  const load = vi.fn(async () => undefined);
  const document = new DOMParser().parseFromString('<p>From: ann@acme.example</p>', 'text/html');
  expect(createReader(load, vi.fn())({ document, url: new URL('https://mail.unknown.example/') })?.host).toBe('generic');
  expect(load).not.toHaveBeenCalled();
});
