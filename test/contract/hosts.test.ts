import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { signs } from '@/utils/hosts/signs';
import { adapters } from '../unit/hosts/adapters';

const pages = readdirSync('test/fixtures/pages');
const ids = Object.keys(signs);

it('has a sign for every adapter, and an adapter for every sign', () => {
  expect([...adapters.keys()].sort()).toEqual([...ids].sort());
});

it.each(ids)('%s is one file under its own name, with a page of its own', (id) => {
  expect(adapters.get(id)?.id).toBe(id);
  expect(pages.some((page) => page.startsWith(`${id}-`))).toBe(true);
});

it.each(ids)('%s says when its hooks were seen, and where', (id) => {
  const source = readFileSync(`utils/hosts/adapters/${id}.ts`, 'utf8');
  expect(source).toMatch(/\b20\d\d-\d\d\b/);
  expect(source).toMatch(/\/\/ Sources?\b|\/\/ Source of/);
});
