import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hosts } from '@/utils/hosts';

const machinery = ['host.ts', 'index.ts', 'sight.ts', 'generic.ts'];
const files = readdirSync('utils/hosts').filter((file) => !machinery.includes(file));
const pages = readdirSync('test/fixtures/pages');

it('lists every host that has a file', () => {
  expect(hosts.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

it.each(hosts.map(({ id }) => id))('has a page of its own for %s', (id) => {
  expect(pages.some((page) => page.startsWith(`${id}-`))).toBe(true);
});
