import { err, ok, type Result } from '@/utils/domain/result';
import type { Account } from './account';
import { type Answer, type Facts, nobody } from './answer';
import type { Failure } from './failure';
import { checked } from './fields';
import type { Clock, Limiter } from './limits/limiter';
import { decodedJson } from './net/decode';
import { createRedactor } from './net/redact';
import type { Reply, Request } from './net/request';
import { send, type Way } from './net/send';
import { refusalOf } from './net/status';
import type { Question } from './question';
import type { Ask, NoteDraft, Pulled, Since, Source } from './source';

/** For one whole reply. */
const TIME_LIMIT = 15_000;
const SIZE_LIMIT = 5 * 1024 * 1024;

/** What a connection needs of the world; everything that reaches out is in here. */
export interface World extends Clock {
  readonly fetch: typeof fetch;
  readonly limiter: Limiter;
  /** Whether the browser lets us ask that origin. */
  isPermitted(origin: string): Promise<boolean>;
  /** Milliseconds for one reply, where it is not to be the fifteen seconds that a person may wait. */
  readonly timeLimit?: number;
}

/** A source as the user connected it: what it is asked, it answers with a value, whatever happens. */
export interface Connection {
  lookup(question: Question, signal: AbortSignal): Promise<Result<Answer, Failure>>;
  /** Undefined where the vendor does not allow it. */
  readonly pull?: (since: Since, signal: AbortSignal) => Promise<Result<Pulled, Failure>>;
  readonly write?: (note: NoteDraft, signal: AbortSignal) => Promise<Result<string, Failure>>;
}

/** The origins that an account asks: its own, and the one that it is signed in to. */
export function originsOf(source: Source, settings: Readonly<Record<string, string>>): readonly string[] {
  const addresses = [source.address(settings), ...(source.signIn === undefined ? [] : [source.signIn.tokenAddress(settings)])];
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

/** Opens an account. Nothing is asked before one of its verbs is called. */
export function connect(source: Source, account: Account, world: World): Connection {
  const settings = checked(source.fields, { ...account.settings, ...account.secrets });

  /** The tools for one call, and its end, which nothing outlasts. */
  function use<T>(
    signal: AbortSignal,
    work: (tools: { settings: Record<string, string>; ask: Ask; now: ReturnType<World['now']> }) => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    if (!settings.ok) return Promise.resolve(err({ kind: 'incomplete', field: settings.error.field }));
    const ask = createAsk(source, account, settings.value, world, signal);
    return unlessAborted(signal, () => work({ settings: settings.value, ask, now: world.now() }));
  }
  const { pull, write } = source;
  return {
    lookup: (question, signal) =>
      use(signal, async (tools) => {
        const found: Result<Facts, Failure> = source.by.includes(question.by) ? await source.lookup(question, tools) : ok(nobody);
        return found.ok ? ok({ ...found.value, account: account.id, source: source.id, asOf: tools.now }) : found;
      }),
    ...(pull === undefined ? {} : { pull: (since, signal) => use(signal, (tools) => pull(since, tools)) }),
    ...(write === undefined ? {} : { write: (note, signal) => use(signal, (tools) => write(note, tools)) }),
  };
}

function createAsk(source: Source, account: Account, settings: Readonly<Record<string, string>>, world: World, signal: AbortSignal): Ask {
  const headers = source.headers(settings);
  const redact = createRedactor([...Object.values(account.secrets), headers['authorization']?.split(' ').at(-1) ?? '']);
  const way: Way = {
    ...world,
    base: source.address(settings),
    origins: originsOf(source, settings),
    headers,
    signal,
    timeLimit: world.timeLimit ?? TIME_LIMIT,
    sizeLimit: SIZE_LIMIT,
  };
  const judge = (reply: Reply) => source.refusal?.(reply) ?? refusalOf(reply, redact);
  return async (request: Request, schema) => {
    const reply = await world.limiter({ account: account.id, limits: source.limits, signal, send: () => send(request, way), judge });
    return reply.ok ? decodedJson(schema, reply.value.text) : reply;
  };
}

/** The work's result, or, as soon as nobody wants it any more, that. */
async function unlessAborted<T>(signal: AbortSignal, work: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  if (signal.aborted) return err({ kind: 'aborted' });
  const done = new AbortController();
  const aborted = new Promise<Result<T, Failure>>((resolve) =>
    signal.addEventListener('abort', () => resolve(err({ kind: 'aborted' })), { signal: done.signal }),
  );
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    done.abort();
  }
}
