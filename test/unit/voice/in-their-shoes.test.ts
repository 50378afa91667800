import { describe, expect, it } from 'vitest';
import type { CivilDate } from '@/utils/domain/time';
import { inTheirShoes } from '@/utils/voice/in-their-shoes';
import { contact, moment, said, today } from './spoken';

const look = (interactions: ReturnType<typeof contact>[], voices: ReturnType<typeof said>[] = []) =>
  inTheirShoes({ interactions, voices, today });
const out = { direction: 'out' } as const;

describe('waiting now', () => {
  it.each([
    ['nobody wrote', [contact('a', '2026-11-20', out)], 'nobody', 'measured'],
    [
      'unanswered',
      [contact('a', '2026-11-20T08:00'), contact('b', '2026-11-23T08:00')],
      { since: moment('2026-11-20T08:00'), last: moment('2026-11-23T08:00'), messages: 2 },
      'estimated',
    ],
    ['answered later', [contact('a', '2026-11-20'), contact('b', '2026-11-21', out)], 'nobody', 'measured'],
    [
      'wrote again after our answer',
      [contact('a', '2026-11-20'), contact('b', '2026-11-21', out), contact('c', '2026-11-22')],
      { since: moment('2026-11-22'), last: moment('2026-11-22'), messages: 1 },
      'estimated',
    ],
    ['done', [contact('a', '2026-11-20', { status: 'done' })], 'nobody', 'measured'],
    ['answered by a stamp', [contact('a', '2026-11-20', { answeredAt: moment('2026-11-21') })], 'nobody', 'measured'],
    [
      'answered in another conversation',
      [contact('a', '2026-11-20', { conversation: '1' }), contact('b', '2026-11-21', { ...out, conversation: '2' })],
      { since: moment('2026-11-20'), last: moment('2026-11-20'), messages: 1 },
      'measured',
    ],
    [
      'sent an advertisement',
      [contact('a', '2026-11-20', { status: 'open' }), contact('b', '2026-11-21', { ...out, team: 'marketing' })],
      { since: moment('2026-11-20'), last: moment('2026-11-20'), messages: 1 },
      'measured',
    ],
    [
      'noted among ourselves',
      [contact('a', '2026-11-20', { status: 'open' }), contact('b', '2026-11-21', { channel: 'note', direction: 'internal' })],
      { since: moment('2026-11-20'), last: moment('2026-11-20'), messages: 1 },
      'measured',
    ],
  ] as const)('%s', (_, interactions, value, state) => {
    const { waiting } = look([...interactions].reverse());
    expect(waiting).toMatchObject({ value, state, asOf: today });
    expect(waiting.missing).toEqual(state === 'estimated' ? ['answers'] : []);
  });
});

it('counts contacts of this month, of either side, without notes and plans', () => {
  const { contacts } = look([
    contact('a', '2026-11-01'),
    contact('b', '2026-11-20', out),
    contact('october', '2026-10-31'),
    contact('note', '2026-11-20', { channel: 'note' }),
    contact('plan', '2026-11-30', { status: 'planned' }),
  ]);
  expect(contacts).toMatchObject({ value: 2, state: 'measured', trace: ['a', 'b'] });
});

describe('people they were handed to', () => {
  it.each([
    [
      'as noted, each once',
      [contact('a', '2026-11-20', { handedTo: ['Mia', 'Jan'] }), contact('b', '2026-10-20', { handedTo: ['Mia'] })],
      2,
      'measured',
    ],
    ['none, as noted', [contact('a', '2026-11-20', { handedTo: [] })], 0, 'measured'],
    ['not long ago', [contact('a', '2026-06-20', { handedTo: ['Mia'] }), contact('b', '2026-11-20', { handedTo: [] })], 0, 'measured'],
    [
      'worked out from who answered',
      [
        contact('a', '2026-11-20', { ...out, conversation: '1', by: 'Jan' }),
        contact('b', '2026-11-21', { ...out, conversation: '1', by: 'Mia' }),
        contact('c', '2026-11-21', { ...out, conversation: '2', by: 'Leo' }),
      ],
      1,
      'estimated',
    ],
    ['not known', [contact('a', '2026-11-20', { by: 'Jan' })], null, 'missing'],
  ])('%s', (_, interactions, value, state) => {
    const { handedTo } = look(interactions);
    expect(handedTo).toMatchObject({ value, state, missing: state === 'measured' ? [] : ['handOvers'] });
  });
});

it('counts what they asked again, as an estimate', () => {
  const asked = (id: string, on: string, summary: string) => contact(id, on, { summary });
  const { askedAgain } = look([
    asked('a', '2026-10-01', 'Software loses its settings'),
    asked('b', '2026-10-11', 'Settings of the software lost'),
    asked('c', '2026-10-21', 'Software settings'),
    asked('d', '2026-11-01', 'Wrong seals delivered'),
  ]);
  expect(askedAgain).toMatchObject({ value: 2, state: 'estimated', trace: ['a', 'b', 'c'] });
});

it('counts promises kept among those that were due', () => {
  const due = (id: string, dueOn: string, state: 'open' | 'kept' | 'broken' | 'lapsed' = 'open') =>
    said('promise', id, '2026-10-01', { dueOn: dueOn as CivilDate, state });
  const voices = [
    due('kept', '2026-10-05', 'kept'),
    due('also', '2026-10-06', 'kept'),
    due('broken', '2026-10-07', 'broken'),
    due('overdue', '2026-11-24'),
    due('to come', '2026-11-26'),
    due('lapsed', '2026-10-08', 'lapsed'),
  ];
  expect(look([], voices).promises).toMatchObject({ value: { kept: 2, of: 4 }, state: 'measured', missing: [] });
});

it('says what is missing, never nought', () => {
  const nothing = look([], [said('promise', 'to come', '2026-11-20', { dueOn: '2026-12-01' as CivilDate })]);
  expect(Object.entries(nothing).map(([name, { value, state, missing }]) => [name, value, state, ...missing])).toEqual([
    ['waiting', null, 'missing', 'contacts'],
    ['contacts', null, 'missing', 'contacts'],
    ['handedTo', null, 'missing', 'contacts'],
    ['askedAgain', null, 'missing', 'contacts'],
    ['promises', null, 'missing', 'promises'],
  ]);
});
