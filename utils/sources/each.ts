import { ok, type Result } from '@/utils/domain/result';
import { type Facts, together } from './answer';
import type { Failure } from './failure';

/** What is asked for each of them, all or the first failure. The limiter lets only a few go on at a time. */
export async function forEach<From, To>(
  all: readonly From[],
  ask: (each: From) => Promise<Result<To, Failure>>,
): Promise<Result<readonly To[], Failure>> {
  const asked = await Promise.all(all.map(ask));
  const values: To[] = [];
  for (const each of asked) {
    if (!each.ok) return each;
    values.push(each.value);
  }
  return ok(values);
}

/** What is known of each of them, as one. */
export async function factsOfEach<Found>(
  all: readonly Found[],
  ask: (each: Found) => Promise<Result<Facts, Failure>>,
): Promise<Result<Facts, Failure>> {
  const known = await forEach(all, ask);
  return known.ok ? ok(together(known.value)) : known;
}
