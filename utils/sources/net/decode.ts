import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from '../failure';

/** The value as the schema has it; else where it first differs. No part of the value itself is told: it may be a secret, or somebody's name. */
export function decoded<Out>(schema: v.GenericSchema<unknown, Out>, value: unknown): Result<Out, Failure> {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : err({ kind: 'changed', where: v.getDotPath(parsed.issues[0]) ?? '' });
}

/** The same of JSON text; an empty one is `null`. */
export function decodedJson<Out>(schema: v.GenericSchema<unknown, Out>, text: string): Result<Out, Failure> {
  try {
    return decoded(schema, text.trim() === '' ? null : JSON.parse(text));
  } catch (error) {
    // Not JSON, as the page of a proxy in between; or nested so deeply that nothing can follow it.
    if (error instanceof SyntaxError || error instanceof RangeError) return err({ kind: 'changed', where: '' });
    throw error;
  }
}
