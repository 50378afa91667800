import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';

/** What signing in gave. Kept in the extension's own database alone. */
export interface Session {
  readonly token: string;
  readonly expiresAt: Millis;
  /** What the token is renewed with. */
  readonly renewal: string;
}

export interface SessionKeeper {
  get(): Promise<Session | undefined>;
  /** Resolves once it is on disk: a provider may take what renews a token once only. */
  keep(session: Session): Promise<void>;
}

/** Renewed so many milliseconds before it runs out. */
const EARLY = 60_000;

/** Gives tokens that count, one renewal at a time. `renew` asks whoever gave the session. */
export function createTokens(keeper: SessionKeeper, now: () => Millis, renew: (session: Session) => Promise<Result<Session, Failure>>) {
  let renewing: Promise<Result<string, Failure>> | undefined;

  async function renewed(session: Session): Promise<Result<string, Failure>> {
    const fresh = await renew(session);
    if (!fresh.ok) return fresh;
    await keeper.keep(fresh.value);
    return ok(fresh.value.token);
  }

  return async (_signal: AbortSignal, isRefused: boolean): Promise<Result<string, Failure>> => {
    const session = await keeper.get();
    if (session === undefined) return err({ kind: 'unauthorised' });
    if (!isRefused && session.expiresAt - now() > EARLY) return ok(session.token);
    renewing ??= renewed(session).finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
}
