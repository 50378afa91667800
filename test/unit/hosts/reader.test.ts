// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import generic from '@/utils/hosts/generic';
import type { Page } from '@/utils/hosts/host';
import { hostAt } from '@/utils/hosts/named';
import { createReader } from '@/utils/hosts/reader';
import { shared } from '@/utils/hosts/shared';
import taught from '@/utils/hosts/taught';
import type { Lesson } from '@/utils/teaching/rule';
import { adapters } from './adapters';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
const gmail = (html: string) => ({ document: parse(html), url: new URL('https://mail.google.com/mail/u/0/#inbox/1') });
const thread = () => gmail(readFileSync('test/fixtures/pages/gmail-thread.html', 'utf8'));
const unknown = () => ({ document: parse('<p>From: ann@acme.example</p>'), url: new URL('https://mail.unknown.example/tickets/7') });

const scripts = new Map([...adapters, ['generic', generic], ['taught', taught]]);

/** Loads what it is asked for, but for those that cannot be had. */
function setUp({ missing = [], lessons = [] }: { missing?: readonly string[]; lessons?: readonly Lesson[] } = {}) {
  const asked: string[] = [];
  const onLoaded = vi.fn();
  const load = async (id: string) => {
    asked.push(id);
    await Promise.resolve();
    const host = scripts.get(id);
    if (host && !missing.includes(id)) shared.hosts.set(id, host);
  };
  const read = createReader(load, onLoaded);
  return { asked, onLoaded, read: (page: Page) => read(page, { lessons, named: hostAt(page.url.href) }) };
}

beforeEach(() => {
  shared.hosts.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('says nothing before the adapter of a known host is there, then reads by it alone', async () => {
  const { asked, onLoaded, read } = setUp();
  expect(read(thread())).toBeUndefined();
  expect(read(thread())).toBeUndefined();
  await vi.advanceTimersByTimeAsync(0);
  expect(onLoaded).toHaveBeenCalledOnce();
  expect(read(thread())?.host).toBe('gmail');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual(['gmail']);
});

it('reads by the generic finder where the adapter cannot be had, and says so', async () => {
  const { asked, read } = setUp({ missing: ['gmail'] });
  read(thread());
  await vi.advanceTimersByTimeAsync(0);
  expect(read(thread())).toBeUndefined();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(['gmail', 'generic']);
  expect(read(thread())).toMatchObject({ host: 'generic', isFallback: true });
});

it('asks for nothing but the generic finder on a page of no known host', async () => {
  const { asked, read } = setUp();
  expect(read(unknown())).toBeUndefined();
  await vi.advanceTimersByTimeAsync(0);
  expect(read(unknown())).toMatchObject({ host: 'generic', isFallback: false });
  expect(asked).toEqual(['generic']);
});

it('says nothing where the generic finder cannot be had, and asks for it but once', async () => {
  const { asked, read } = setUp({ missing: ['generic'] });
  read(unknown());
  await vi.advanceTimersByTimeAsync(0);
  expect(read(unknown())).toBeUndefined();
  expect(asked).toEqual(['generic']);
});

it('asks for the generic finder once an adapter found nobody for a while, not while the host still draws', async () => {
  const { asked, read } = setUp();
  const drawing = gmail('<p>From: ann@acme.example</p>');
  read(drawing);
  await vi.advanceTimersByTimeAsync(0);
  expect(read(drawing)).toBeUndefined();
  await vi.advanceTimersByTimeAsync(500);
  expect(read(thread())?.host).toBe('gmail');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual(['gmail']);
  // Whoever was there before is gone, whatever else the page may hold.
  expect(read(drawing)?.people).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual(['gmail', 'generic']);
  expect(read(drawing)).toMatchObject({ host: 'generic', isFallback: true, people: [{ email: 'ann@acme.example' }] });
});

it('reads by what the user taught once that and the finder behind it are there, and only where it holds', async () => {
  const lesson: Lesson = { path: '/tickets/*', selector: 'p', label: '', attribute: null };
  const { asked, read } = setUp({ lessons: [lesson] });
  const elsewhere = { ...unknown(), url: new URL('https://mail.unknown.example/settings') };
  read(elsewhere);
  await vi.advanceTimersByTimeAsync(0);
  expect(read(elsewhere)).toMatchObject({ host: 'generic', isFallback: false });
  expect(asked).toEqual(['taught', 'generic']);
  expect(read(unknown())).toMatchObject({ host: 'taught', people: [{ email: 'ann@acme.example', role: 'taught' }] });
  const gone = { ...unknown(), document: parse('<b>From: ann@acme.example</b>') };
  expect(read(gone)).toMatchObject({ host: 'generic', isFallback: true, people: [{ email: 'ann@acme.example', role: 'from' }] });
});
