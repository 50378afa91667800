import { expect, it } from 'vitest';
import { newCompetitor } from '@/utils/domain/competitor';
import type { Competitor } from '@/utils/domain/voice';

it.each([
  ['Brackwell', 'brackwell'],
  ['Größer & Söhne', 'grosser &  sohne'],
])('%s typed by two members is one competitor, as %s is', (name, again) => {
  expect(newCompetitor(name, []).id).toBe(newCompetitor(again, []).id);
  expect(newCompetitor(name, [])).toMatchObject({ name, aliases: [] });
});

it('is another than one that was called so before', () => {
  const renamed: Competitor = { ...newCompetitor('Acme', []), name: 'Bolt' };
  expect(newCompetitor('Acme', [renamed]).id).not.toBe(renamed.id);
  expect(newCompetitor('Acme', []).id).not.toBe(newCompetitor('Acme Ltd', []).id);
});
