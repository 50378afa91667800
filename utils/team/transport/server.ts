import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import type { Limiter } from '@/utils/sources/limits/limiter';
import { decoded } from '@/utils/sources/net/decode';
import { createRedactor } from '@/utils/sources/net/redact';
import { send } from '@/utils/sources/net/send';
import { refusalOf } from '@/utils/sources/net/status';
import { type ArgsOf, type CallName, calls } from './calls';
import { type Encoding, postgraphile, postgrest } from './encoding';
import { answers, card, page } from './shapes';
import type { TeamTransport } from './transport';

/** For one whole reply: a page of the change feed may be long, and the network slow. */
const TIME_LIMIT = 30_000;
const SIZE_LIMIT = 40 * 1024 * 1024;
/** Our own server: what keeps a mistake of ours from becoming a storm. */
const LIMITS = { requests: 60, per: 10_000, atOnce: 4 };

/** Where a team's database is served. Nothing of it is secret. */
export interface TeamAddress {
  readonly engine: 'postgrest' | 'postgraphile';
  /** `https://REF.supabase.co/rest/v1`, `https://regard.acme.example`. */
  readonly base: string;
  /** The publishable API key of a Supabase project. */
  readonly key?: string;
}

export interface TeamWorld {
  readonly fetch: typeof fetch;
  readonly limiter: Limiter;
  isPermitted(origin: string): Promise<boolean>;
  /** A token that counts now, renewed where it has to be; `isRefused` where the last one was not accepted. */
  token(signal: AbortSignal, isRefused: boolean): Promise<Result<string, Failure>>;
}

/** Calls a function of the team's database and decodes its answer. */
export type Ask = <Name extends CallName, Out>(
  call: Name,
  args: ArgsOf<Name>,
  schema: v.GenericSchema<unknown, Out>,
  signal: AbortSignal,
) => Promise<Result<Out, Failure>>;

const encodings: Readonly<Record<TeamAddress['engine'], Encoding>> = { postgrest, postgraphile };

/** The one way to a team's server: a token that ran out on the way is renewed, once. */
export function createAsk({ engine, base, key = '' }: TeamAddress, world: TeamWorld): Ask {
  const encoding = encodings[engine];

  async function asked(call: CallName, args: Readonly<Record<string, unknown>>, token: string | undefined, signal: AbortSignal) {
    const redact = createRedactor([token ?? '', ...Object.values(args).filter((value) => typeof value === 'string')]);
    const headers = { ...(key === '' ? {} : { apikey: key }), ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const way = { ...world, base, origins: [new URL(base).origin], headers, signal, timeLimit: TIME_LIMIT, sizeLimit: SIZE_LIMIT };
    const reply = await world.limiter({
      account: `team ${base}`,
      limits: LIMITS,
      signal,
      send: () => send(encoding.request(call, args), way),
      judge: (each) => refusalOf(each, redact),
    });
    return reply.ok ? encoding.answer(call, reply.value.text) : reply;
  }

  return async (call, args, schema, signal) => {
    let reply: Result<unknown, Failure> = err({ kind: 'unauthorised' });
    for (const isRefused of 'isOpen' in calls[call] ? [false] : [false, true]) {
      const token = 'isOpen' in calls[call] ? ok(undefined) : await world.token(signal, isRefused);
      if (!token.ok) return token;
      reply = await asked(call, args, token.value, signal);
      if (reply.ok || reply.error.kind !== 'unauthorised') break;
    }
    return reply.ok ? decoded(schema, reply.value) : reply;
  };
}

/** What a replica and a look-up ask. Who is no member (any more) is forbidden. */
export function createTransport(ask: Ask): TeamTransport {
  return {
    changes: (cursor, most, signal) => ofMember(ask('changes', { cursor, most }, v.nullable(page), signal)),
    push: (ops, signal) => ofMember(ask('push', { ops }, v.nullable(answers), signal)),
    card: (email, signal) => ask('customer_card', { email }, card, signal),
  };
}

async function ofMember<T>(reply: Promise<Result<T | null, Failure>>): Promise<Result<T, Failure>> {
  const answer = await reply;
  if (!answer.ok) return answer;
  return answer.value === null ? err({ kind: 'forbidden' }) : ok(answer.value);
}
