import { expect, it } from 'vitest';
import { goals } from '@/utils/settings/goals';

const goal = {
  ...{ id: 'g1', metric: 'contributionMargin', target: 100, currency: 'EUR', dueOn: '2027-01-01', setOn: '2026-11-25' },
  ...{ scope: { kind: 'tag', tag: 'boats' }, baseline: 50, revision: 1 },
};

it('reads goals as they were kept', () => {
  expect(goals.parse([goal])).toEqual([goal]);
});

it.each([
  ['no metric of ours', { metric: 'happiness' }],
  ['no day', { dueOn: '2027-02-30' }],
  ['no number', { target: '100' }],
  ['nothing to go', { baseline: 100 }],
  ['nobody to hold for', { scope: { kind: 'team' } }],
])('leaves out one with %s', (_, wrong) => {
  expect(goals.parse([{ ...goal, ...wrong }, goal])).toEqual([goal]);
});

it('is nothing where it is no list', () => {
  expect(goals.parse({})).toBeUndefined();
});
