import { err, ok, type Result } from '@/utils/domain/result';
import type { Account, AccountId } from './account';
import { type Answer, type Facts, nobody } from './answer';
import type { Failure } from './failure';
import { checked } from './fields';
import type { Clock, Limiter } from './limits/limiter';
import { decodedJson } from './net/decode';
import { createRedactor } from './net/redact';
import type { Reply, Request } from './net/request';
import { send, type Way } from './net/send';
import { refusalOf } from './net/status';
import { decodedXml } from './net/xml';
import type { Question } from './question';
import { renewed, type TokenTools } from './sign-in/tokens';
import type { Ask, NoteDraft, Pulled, Since, Source, Tools } from './source';

/** For one whole reply. */
const TIME_LIMIT = 15_000;
const SIZE_LIMIT = 5 * 1024 * 1024;

/** What a connection needs of the world; everything that reaches out is in here. */
export interface World extends Clock {
  readonly fetch: typeof fetch;
  readonly limiter: Limiter;
  /** Whether the browser lets us ask that origin. */
  isPermitted(origin: string): Promise<boolean>;
  /** Keeps what a renewal gave, before it is used: the old token may be worth nothing any more. */
  keepSecrets(account: AccountId, secrets: Account['secrets']): Promise<void>;
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

/** Renewed so many milliseconds before it runs out. */
const EARLY = 60_000;

/**
 * Opens an account; one connection for each, as it renews the token that it was signed in with. Nothing is asked before one of its verbs is
 * called.
 */
export function connect(source: Source, account: Account, world: World): Connection {
  let { secrets } = account;
  let renewing: Promise<Failure | undefined> | undefined;

  async function renew(): Promise<Failure | undefined> {
    const { signIn } = source;
    const { refresh = '', expiresAt = '' } = secrets;
    const { clientId = '' } = account.settings;
    if (signIn === undefined || refresh === '' || expiresAt === '' || Number(expiresAt) - world.now() > EARLY) return undefined;
    // Not ended with the call that happens to need it: a vendor may take the refresh token once only.
    const tools = tokenTools(source, account.settings, world, new AbortController().signal);
    const tokens = await renewed(signIn, { ...account.settings, ...secrets, clientId }, refresh, tools);
    if (!tokens.ok) return tokens.error;
    secrets = { ...secrets, ...tokens.value };
    await world.keepSecrets(account.id, secrets);
    return undefined;
  }

  /** Runs with tools for one call, and to its end, which nothing outlasts. */
  const use = <T>(signal: AbortSignal, work: (tools: Tools) => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> =>
    unlessAborted(signal, async () => {
      renewing ??= renew().finally(() => {
        renewing = undefined;
      });
      const failure = await renewing;
      if (failure !== undefined) return err(failure);
      const settings = checked(source.fields, { ...account.settings, ...secrets });
      if (!settings.ok) return err({ kind: 'incomplete', field: settings.error.field });
      const ask = createAsk(source, { ...account, secrets }, settings.value, world, signal);
      return work({ settings: settings.value, ask, now: world.now() });
    });

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

type Settings = Readonly<Record<string, string>>;

/** What signing in to a source needs of the world: its origins, and nothing else of it. */
export function tokenTools(source: Source, settings: Settings, world: Reach, signal: AbortSignal): TokenTools {
  const way = wayOf(source, settings, {}, world, signal);
  return { now: () => world.now(), send: (request) => send(request, way) };
}

/** The part of the world that one request needs. */
export type Reach = Pick<World, 'fetch' | 'isPermitted' | 'timeLimit' | 'now'>;

const wayOf = (source: Source, settings: Settings, headers: Settings, world: Reach, signal: AbortSignal): Way => ({
  ...world,
  base: source.address(settings),
  origins: originsOf(source, settings),
  headers,
  signal,
  timeLimit: world.timeLimit ?? TIME_LIMIT,
  sizeLimit: SIZE_LIMIT,
});

function createAsk(source: Source, account: Account, settings: Settings, world: World, signal: AbortSignal): Ask {
  const headers = source.headers(settings);
  const redact = createRedactor([...Object.values(account.secrets), headers['authorization']?.split(' ').at(-1) ?? '']);
  const way = wayOf(source, settings, headers, world, signal);
  const judge = (reply: Reply) => source.refusal?.(reply) ?? refusalOf(reply, redact);
  return async (request: Request, schema) => {
    const reply = await world.limiter({ account: account.id, limits: source.limits, signal, send: () => send(request, way), judge });
    if (!reply.ok) return reply;
    return request.reads === 'xml' ? decodedXml(schema, reply.value.text) : decodedJson(schema, reply.value.text);
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
