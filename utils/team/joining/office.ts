import { err, ok, type Result } from '@/utils/domain/result';
import type { Millis } from '@/utils/domain/time';
import type { Failure } from '@/utils/sources/failure';
import type { Ask } from '../transport/server';
import { type Admission, admission } from '../transport/shapes';
import type { Session } from './session';

/** Why an office server lets nobody in: a wrong word, and for how many seconds it hears no other; or a password that is too short or too long. */
export type Rejection = { readonly kind: 'wrong'; readonly waitSeconds: number } | { readonly kind: 'unfit' };

export interface Entry {
  readonly team: string;
  readonly email: string;
  readonly password: string;
}

/** The sign-in function of a team's own database, for an office server without an identity provider. */
export function createOffice(ask: Ask, now: () => Millis) {
  const sessionOf = (answer: Result<Admission | null, Failure>): Result<Session, Failure | Rejection> => {
    if (!answer.ok) return answer;
    if (answer.value === null) return err({ kind: 'unfit' });
    if ('wrong' in answer.value) return err({ kind: 'wrong', waitSeconds: answer.value.waitSeconds });
    const { token, renewal, seconds } = answer.value;
    return ok({ token, renewal, expiresAt: (now() + seconds * 1000) as Millis });
  };
  return {
    signIn: async ({ team, email, password }: Entry, signal: AbortSignal) =>
      sessionOf(await ask('sign_in', { team, email, password }, admission, signal)),
    /** Takes an invitation up: with the code that came by another way than the link. */
    enrol: async ({ team, email, password }: Entry, code: string, name: string, signal: AbortSignal) =>
      sessionOf(await ask('enrol', { team, email, code, password, name }, admission, signal)),
    async renew({ renewal }: Session): Promise<Result<Session, Failure>> {
      // Not ended with the call that happens to need it.
      const session = sessionOf(await ask('renew', { renewal }, admission, new AbortController().signal));
      if (session.ok) return session;
      return session.error.kind === 'wrong' || session.error.kind === 'unfit' ? err({ kind: 'unauthorised' }) : err(session.error);
    },
  };
}
