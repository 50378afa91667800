import { describe, expect, it } from 'vitest';
import type { Millis } from '@/utils/domain/time';
import { ageInWords, faultInWords, fieldInWords, hintFor, sourceFailureInWords } from '@/utils/i18n/source';
import { sources } from '@/utils/sources';
import type { Failure } from '@/utils/sources/failure';

const failures: readonly [Failure, RegExp][] = [
  [{ kind: 'unauthorised' }, /^Stripe does not accept the token/],
  [{ kind: 'forbidden' }, /^The token for Stripe may not read this/],
  [{ kind: 'notFound' }, /^Stripe has nothing under that address/],
  [{ kind: 'rateLimited', until: Date.UTC(2026, 10, 3, 12) as Millis }, /^Stripe wants to be asked less often.*at .*\d/],
  [{ kind: 'offline' }, /^Stripe cannot be reached/],
  [{ kind: 'slow' }, /^Stripe did not answer in time/],
  [{ kind: 'unavailable', status: 502 }, /^Stripe has a fault of its own \(error 502\)/],
  [{ kind: 'refused', status: 400, said: 'No such field' }, /^Stripe refused the question \(error 400\): No such field/],
  [{ kind: 'tooLarge' }, /^Stripe answered with more/],
  [{ kind: 'changed', where: '' }, /does not know\.$/],
  [{ kind: 'changed', where: 'data.0.amount' }, /“data\.0\.amount”/],
  [{ kind: 'elsewhere' }, /^Stripe sends us on/],
  [{ kind: 'notPermitted', origin: 'https://api.stripe.com' }, /ask https:\/\/api\.stripe\.com.*use Stripe/],
  [{ kind: 'incomplete', field: 'key' }, /^The settings of Stripe are not complete: Key\.$/],
  [{ kind: 'aborted' }, /^Stripe is not asked any more/],
];

it.each(failures)('says %j in words', (failure, sentence) => {
  expect(sourceFailureInWords('Stripe', failure)).toMatch(sentence);
});

it.each([
  [0, false, 'as of just now'],
  [1, false, 'as of 1 minute ago'],
  [12, true, 'as of 12 minutes ago, refreshing'],
  [60, false, 'as of 1 hour ago'],
  [47 * 60, false, 'as of 47 hours ago'],
  [72 * 60, false, 'as of 3 days ago'],
  // A clock that was put back.
  [-5, false, 'as of just now'],
])('says how old an answer of %i minutes is', (minutes, isRefreshing, sentence) => {
  const now = Date.UTC(2026, 10, 3) as Millis;
  expect(ageInWords((now - minutes * 60_000) as Millis, now, isRefreshing)).toBe(sentence);
});

describe.each(sources)('$label', ({ id, fields }) => {
  it('has words for every field, and says which token it wants', () => {
    for (const name of Object.keys(fields)) expect(fieldInWords(name), name).not.toBe('');
    expect(hintFor(id)).not.toBe('');
  });
});

it.each(['empty', 'malformed', 'noAddress', 'insecure', 'tooPowerful'] as const)('says why %s will not do', (fault) => {
  expect(faultInWords(fault)).not.toBe('');
});
