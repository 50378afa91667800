import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'playwright/test';
import { ensureBuild } from '../tools/prepare.mjs';

/** Bytes of what a page receives, compressed one by one. */
async function sizes(): Promise<ReadonlyMap<string, number>> {
  const folder = await ensureBuild('chrome', 'production');
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  return new Map(scripts.map((file) => [file.replace(/\.js$/, ''), gzipSync(readFileSync(join(folder, file)), { level: 9 }).length]));
}

test('a page that an adapter reads receives at most 12 kB', async () => {
  const all = await sizes();
  const spotter = all.get('spotter') ?? Number.NaN;
  const adapters = [...all].filter(([name]) => name.startsWith('host-') && name !== 'host-generic' && name !== 'host-taught');
  expect(adapters.length).toBeGreaterThan(20);
  for (const [name, size] of adapters) expect(spotter + size, name).toBeLessThanOrEqual(12_000);
});

test('a page of no known host receives at most 17.7 kB, and 1.1 kB more where its user taught us', async () => {
  const all = await sizes();
  const generic = (all.get('spotter') ?? Number.NaN) + (all.get('host-generic') ?? Number.NaN);
  expect(generic).toBeLessThanOrEqual(17_700);
  expect(all.get('host-taught')).toBeLessThanOrEqual(1_100);
});

test('marks are at most 4 kB more, and cards 1.4 kB', async () => {
  const all = await sizes();
  expect(all.get('marks')).toBeLessThanOrEqual(4_000);
  expect(all.get('cards')).toBeLessThanOrEqual(1_400);
});

test('what counts time is at most 1.2 kB more, and what looks at replies 1.6 kB, where each was switched on', async () => {
  const all = await sizes();
  expect(all.get('pulse')).toBeLessThanOrEqual(1_200);
  expect(all.get('guard')).toBeLessThanOrEqual(1_600);
});

test('the panel begins with at most 30 kB of scripts, and shows a customer with 36 kB more: no list of suffixes or mail providers is among them', async () => {
  const folder = await ensureBuild('chrome', 'production');
  const html = readFileSync(join(folder, 'sidepanel.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\/(chunks\/[^"]+\.js)"/g)].map(([, file = '']) => file);
  expect(first.length).toBeGreaterThan(1);
  const bytes = first.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(30_000);
  const customer = readFileSync(join(folder, 'chunks/customer.js'), 'utf8');
  const beside = [...customer.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, file = '']) => `chunks/${file}`);
  expect(first).toEqual(expect.arrayContaining(beside));
  expect(gzipSync(customer, { level: 9 }).length).toBeLessThanOrEqual(36_000);
});
