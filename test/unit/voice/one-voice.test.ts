import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate, Millis } from '@/utils/domain/time';
import { canBecome, withState } from '@/utils/voice/change-state';
import {
  askedTwice,
  type Conflict,
  conflictRules,
  marketingDuringComplaint,
  promiseOverdue,
  reminderDuringComplaint,
  type Spoken,
  twoAnswering,
  twoDates,
  twoPrices,
  upsellDuringComplaint,
} from '@/utils/voice/conflicts';
import { oneVoiceOf } from '@/utils/voice/one-voice';
import { promisesOf } from '@/utils/voice/promises';
import { isSameTopic, topicOf } from '@/utils/voice/same-words';
import { contact, deal, eur, said, today } from './spoken';

const spoken = (parts: Partial<Spoken>): Spoken => ({ voices: [], interactions: [], opportunities: [], today, ...parts });

/** The conflicts as their rule and the ids of their records. */
const named = (conflicts: readonly Conflict[]) =>
  conflicts.map(({ rule, parties }) => [
    rule,
    ...parties.map((party) =>
      party.kind === 'voice' ? party.voice.id : party.kind === 'interaction' ? party.interaction.id : party.opportunity.id,
    ),
  ]);

const due = (id: string, dueOn: string, more = {}) => said('promise', id, '2026-11-10', { dueOn: dueOn as CivilDate, ...more });
const complaint = said('complaint', 'broken again', '2026-11-20');

describe('promises', () => {
  it('stand as they stand today, what presses first', () => {
    const promises = [
      due('kept', '2026-11-12', { state: 'kept' }),
      due('someday', '2026-11-12', { dueOn: undefined }),
      due('today', '2026-11-25'),
      due('friday', '2026-11-27', { personId: 'tomas' as CustomerId }),
      due('late', '2026-11-23'),
      due('broken', '2026-11-12', { state: 'broken', at: Date.UTC(2026, 10, 11) }),
    ];
    expect(promisesOf(promises, today).map(({ promise, by, to, state, daysLeft }) => [promise.id, by, to, state, daysLeft])).toEqual([
      ['late', 'Jan', 'mara', 'overdue', -2],
      ['today', 'Jan', 'mara', 'due', 0],
      ['friday', 'Jan', 'tomas', 'due', 2],
      ['someday', 'Jan', 'mara', 'due', undefined],
      ['broken', 'Jan', 'mara', 'broken', undefined],
      ['kept', 'Jan', 'mara', 'kept', undefined],
    ]);
  });
});

describe('a promise overdue', () => {
  it.each([
    ['2026-11-24', {}, [['promiseOverdue', 'call']]],
    ['2026-11-25', {}, []],
    ['2026-11-01', { state: 'kept' }, []],
    ['2026-11-01', { state: 'lapsed' }, []],
  ] as const)('due %s, %j', (dueOn, more, expected) =>
    expect(named(promiseOverdue(spoken({ voices: [due('call', dueOn, more)] })))).toEqual(expected),
  );
});

describe('an open complaint with an upsell planned', () => {
  const offer = contact('offer', '2026-11-30', { team: 'sales', direction: 'out', status: 'planned' });
  it.each<[string, Partial<Spoken>, readonly string[][]]>([
    ['a planned meeting', { voices: [complaint], interactions: [offer] }, [['upsellDuringComplaint', complaint.id, 'offer']]],
    ['an open deal', { voices: [complaint], opportunities: [deal('saw', 'open')] }, [['upsellDuringComplaint', complaint.id, 'saw']]],
    [
      'both, beside the oldest complaint',
      { voices: [complaint, said('complaint', 'older', '2026-10-01')], interactions: [offer], opportunities: [deal('saw', 'open')] },
      [['upsellDuringComplaint', 'older', 'saw', 'offer']],
    ],
    ['a lost deal', { voices: [complaint], opportunities: [deal('saw', 'lost')] }, []],
    ['a repair planned', { voices: [complaint], interactions: [{ ...offer, team: 'service' }] }, []],
    ['a complaint that was settled', { voices: [{ ...complaint, state: 'met' }], interactions: [offer] }, []],
  ])('%s', (_, parts, expected) => expect(named(upsellDuringComplaint(spoken(parts)))).toEqual(expected));
});

describe('what is sent while a complaint is open', () => {
  const sent = (team: 'marketing' | 'finance', on: string) => contact(`${team} ${on}`, on, { team, direction: 'out' });
  const interactions = [sent('marketing', '2026-11-19'), sent('marketing', '2026-11-22'), sent('finance', '2026-11-21')];
  it('is marketing', () =>
    expect(named(marketingDuringComplaint(spoken({ voices: [complaint], interactions })))).toEqual([
      ['marketingDuringComplaint', complaint.id, 'marketing 2026-11-22'],
    ]));
  it('is a reminder', () =>
    expect(named(reminderDuringComplaint(spoken({ voices: [complaint], interactions })))).toEqual([
      ['reminderDuringComplaint', complaint.id, 'finance 2026-11-21'],
    ]));
  it('is nothing where nobody complains, or they wrote to us', () => {
    expect(marketingDuringComplaint(spoken({ interactions }))).toEqual([]);
    const theirs = interactions.map((each) => ({ ...each, direction: 'in' as const }));
    expect(reminderDuringComplaint(spoken({ voices: [complaint], interactions: theirs }))).toEqual([]);
  });
});

describe('two of us answering', () => {
  const answer = (by: string, on: string, more = {}) => contact(`${by} ${on}`, on, { by, direction: 'out', conversation: '4312', ...more });
  const asked = contact('asked', '2026-11-20', { conversation: '4312' });
  it.each([
    ['within two days', [answer('Jan', '2026-11-21T09:00'), answer('Mia', '2026-11-21T10:00')], true],
    ['further apart', [answer('Jan', '2026-11-18T09:00'), answer('Mia', '2026-11-21T10:00')], false],
    ['the same person', [answer('Jan', '2026-11-21T09:00'), answer('Jan', '2026-11-21T10:00')], false],
    ['two conversations', [answer('Jan', '2026-11-21T09:00'), answer('Mia', '2026-11-21T10:00', { conversation: '4313' })], false],
    ['after a hand-over', [answer('Jan', '2026-11-21T09:00', { handedTo: ['Mia'] }), answer('Mia', '2026-11-21T10:00')], false],
    ['one only planned', [answer('Jan', '2026-11-21T09:00'), answer('Mia', '2026-11-21T10:00', { status: 'planned' })], false],
    ['long ago', [answer('Jan', '2026-02-21T09:00'), answer('Mia', '2026-02-21T10:00')], false],
  ])('%s', (_, answers, isConflict) => {
    const found = named(twoAnswering(spoken({ interactions: [...answers].reverse().concat(asked) })));
    expect(found).toEqual(isConflict ? [['twoAnswering', ...answers.map(({ id }) => id)]] : []);
  });
});

describe('two prices told', () => {
  const price = (id: string, on: string, minor: number, more = {}) =>
    said('price', id, on, { ...eur(minor), text: 'Planer blades, a set', ...more });
  it.each([
    ['different ones', [price('a', '2026-11-01', 80_00), price('b', '2026-11-20', 90_00)], true],
    ['the same', [price('a', '2026-11-01', 80_00), price('b', '2026-11-20', 80_00)], false],
    ['of other things', [price('a', '2026-11-01', 80_00), price('b', '2026-11-20', 90_00, { text: 'Belt guard' })], false],
    ['in another currency', [price('a', '2026-11-01', 80_00), price('b', '2026-11-20', 90_00, { currency: 'USD' as Currency })], false],
    ['of a competitor', [price('a', '2026-11-01', 80_00), price('b', '2026-11-20', 90_00, { about: 'acme' })], false],
    ['a year apart', [price('a', '2025-11-01', 80_00), price('b', '2026-11-20', 90_00)], false],
    ['one withdrawn', [price('a', '2026-11-01', 80_00, { state: 'lapsed' }), price('b', '2026-11-20', 90_00)], false],
  ])('%s', (_, voices, isConflict) =>
    expect(named(twoPrices(spoken({ voices: [...voices].reverse() })))).toEqual(isConflict ? [['twoPrices', 'a', 'b']] : []),
  );
});

describe('two dates promised', () => {
  const quote = (id: string, on: string, dueOn: string, more = {}) =>
    said('promise', id, on, { dueOn: dueOn as CivilDate, text: 'Quote for the lower shed', ...more });
  it.each([
    ['for the same', [quote('a', '2026-11-01', '2026-12-01'), quote('b', '2026-11-20', '2026-12-08')], true],
    ['on the same day', [quote('a', '2026-11-01', '2026-12-01'), quote('b', '2026-11-20', '2026-12-01')], false],
    ['one kept', [quote('a', '2026-11-01', '2026-12-01', { state: 'kept' }), quote('b', '2026-11-20', '2026-12-08')], false],
  ])('%s', (_, voices, isConflict) => expect(named(twoDates(spoken({ voices })))).toEqual(isConflict ? [['twoDates', 'a', 'b']] : []));
});

describe('the same asked twice', () => {
  const ask = (id: string, on: string, summary: string, more = {}) => contact(id, on, { summary, ...more });
  it.each([
    [
      'in other words',
      [ask('a', '2026-10-01', 'Software loses its settings'), ask('b', '2026-10-12', 'Same question: settings of the software lost')],
      true,
    ],
    [
      'about something else',
      [ask('a', '2026-10-01', 'Software loses its settings'), ask('b', '2026-10-12', 'Wrong seals delivered')],
      false,
    ],
    [
      'half a year apart',
      [ask('a', '2026-03-01', 'Software loses its settings'), ask('b', '2026-10-12', 'Software loses its settings')],
      false,
    ],
    [
      'in one conversation',
      [
        ask('a', '2026-10-01', 'Software settings', { conversation: '1' }),
        ask('b', '2026-10-02', 'Software settings', { conversation: '1' }),
      ],
      false,
    ],
    ['by us', [ask('a', '2026-10-01', 'Software settings'), ask('b', '2026-10-02', 'Software settings', { direction: 'out' })], false],
  ])('%s', (_, interactions, isConflict) =>
    expect(named(askedTwice(spoken({ interactions })))).toEqual(isConflict ? [['askedTwice', 'a', 'b']] : []),
  );

  it('takes the same words for the same topic, in any order and case', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{5,9}$/), { minLength: 2, maxLength: 6 }), (words) => {
        const [a, b] = [topicOf(words.join(' ')), topicOf([...words].reverse().join(', ').toUpperCase())];
        expect(a.size === 0 || isSameTopic(a, b)).toBe(true);
        expect(isSameTopic(a, topicOf('1234 98765'))).toBe(false);
      }),
    );
  });
});

it('names every rule that is broken, what to act on first', () => {
  const voices = [due('late', '2026-11-20'), complaint];
  const interactions = [contact('offer', '2026-12-01', { team: 'sales', direction: 'out', status: 'planned' })];
  const { conflicts, promises } = oneVoiceOf(spoken({ voices, interactions }));
  expect(conflicts.map(({ rule }) => rule)).toEqual(['promiseOverdue', 'upsellDuringComplaint']);
  expect(promises).toHaveLength(1);
  expect(conflictRules).toHaveLength(8);
});

describe('a change of state', () => {
  const change = { at: 7 as Millis, by: 'Mia' };
  it.each([
    ['promise', 'open', 'kept', true],
    ['promise', 'open', 'broken', true],
    ['promise', 'kept', 'open', true],
    ['promise', 'kept', 'kept', false],
    ['promise', 'open', 'met', false],
    ['need', 'open', 'met', true],
    ['need', 'open', 'kept', false],
    ['complaint', 'open', 'met', true],
    ['like', 'open', 'met', false],
  ] as const)('%s from %s to %s: %s', (kind, from, to, isPossible) => {
    const before = said(kind, 'x', '2026-11-01', { state: from });
    const after = withState(before, to, change);
    expect(canBecome(before, to)).toBe(isPossible);
    if (!isPossible) expect(after).toBeUndefined();
    else expect(after).toMatchObject({ id: 'x', state: to, revision: 2, text: 'x' });
  });

  it('says who made it and when, leaves the record as it was, and can be taken back', () => {
    const before = said('need', 'x', '2026-11-01');
    const met = withState(before, 'met', change);
    expect(met).toMatchObject({ settledAt: 7, settledBy: 'Mia', author: 'Jan' });
    expect(before).toEqual(said('need', 'x', '2026-11-01'));
    expect(met && withState(met, 'open', change)).toEqual({ ...before, revision: 3 });
  });
});
