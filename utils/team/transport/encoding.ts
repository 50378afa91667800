import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import { decodedJson } from '@/utils/sources/net/decode';
import type { Request } from '@/utils/sources/net/request';
import { type CallName, calls } from './calls';

/** How one kind of server in front of PostgreSQL takes a call, and gives its answer back. */
export interface Encoding {
  request(call: CallName, args: Readonly<Record<string, unknown>>): Request;
  /** What the function answered, out of the text of a reply that is no refusal. */
  answer(call: CallName, text: string): Result<unknown, Failure>;
}

/** PostgREST, and Supabase, which is one: a function is a path, its arguments the body (docs.postgrest.org, "Functions as RPC"; read 2026-11). */
export const postgrest: Encoding = {
  // The schema `api` need not be the first of those that are served.
  request: (call, args) => ({ method: 'POST', path: `/rpc/${call}`, json: args, headers: { 'content-profile': 'api' } }),
  answer: (_, text) => decodedJson(v.unknown(), text),
};

const Reply = v.object({
  data: v.nullish(v.record(v.string(), v.unknown())),
  errors: v.nullish(v.array(v.object({ message: v.string() }))),
});
const Payload = v.nullable(v.object({ result: v.unknown() }));

/** PostGraphile 5: a function is a field of GraphQL, of a mutation where it writes. Tried against 5.1. */
export const postgraphile: Encoding = {
  request: (call, args) => ({ method: 'POST', path: '/graphql', json: { query: documentOf(call), variables: args } }),
  answer(call, text) {
    const reply = decodedJson(Reply, text);
    if (!reply.ok) return reply;
    const { data, errors } = reply.value;
    // It hides what the database said: trying again later is all that can be done.
    if (errors?.[0] !== undefined) return err({ kind: 'unavailable', status: 200 });
    const field = data?.[fieldOf(call)];
    if (!('writes' in calls[call])) return ok(field ?? null);
    const payload = v.safeParse(Payload, field ?? null);
    return payload.success ? ok(payload.output?.result ?? null) : err({ kind: 'changed', where: fieldOf(call) });
  },
};

const fieldOf = (call: CallName): string => call.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `query($email:String!){customerCard(email:$email)}`, `mutation($ops:JSON!){push(input:{ops:$ops}){result}}`. */
function documentOf(call: CallName): string {
  const types = Object.entries(calls[call].args);
  const declared = types.map(([name, type]) => `$${name}:${type}`).join();
  const given = types.map(([name]) => `${name}:$${name}`).join();
  const head = declared === '' ? '' : `(${declared})`;
  if ('writes' in calls[call]) return `mutation${head}{${fieldOf(call)}(input:{${given}}){result}}`;
  return `query${head}{${fieldOf(call)}${given === '' ? '' : `(${given})`}}`;
}
