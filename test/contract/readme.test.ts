import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { adapters } from '../unit/hosts/adapters';

const readme = readFileSync('README.md', 'utf8');
const { dependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  'dependencies' | 'scripts',
  Record<string, string>
>;

it.each([...adapters.values()].map(({ label }) => label))('names the host %s', (label) => {
  expect(readme).toContain(`| ${label} |`);
});

it.each([...readme.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, script]) => script ?? ''))(
  'names the script %s, which exists',
  (script) => {
    expect(scripts).toHaveProperty([script]);
  },
);

it.each(Object.keys(dependencies))('gives a reason for %s, which ships', (name) => {
  expect(readFileSync('ARCHITECTURE.md', 'utf8')).toContain(name);
});
