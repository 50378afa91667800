import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import type { TeamPeople } from '@/utils/team/joining/orders';
import type { Ask } from '@/utils/team/transport/server';
import { invitations, invited, members, roles } from '@/utils/team/transport/shapes';

/** Does what an administrator asks for, and says who is in the team then; with the code that is to be told, where there is one. */
export async function manage(ask: Ask, input: Readonly<Record<string, unknown>>): Promise<Result<TeamPeople, Failure>> {
  const done = await order(ask, input);
  if (!done.ok) return done;
  const { signal } = new AbortController();
  const all = await ask('members', {}, members, signal);
  if (!all.ok) return all;
  // For administrators alone: to others it says no.
  const open = await ask('invitations', {}, invitations, signal);
  const code = done.value === null ? {} : { code: done.value };
  return ok({ members: all.value, invitations: open.ok ? open.value : [], ...code });
}

/** Resolves to the code of an invitation, where there is one. */
async function order(ask: Ask, input: Readonly<Record<string, unknown>>): Promise<Result<string | null, Failure>> {
  const { kind, email, role, member } = input;
  const { signal } = new AbortController();
  const done = <T>(result: Result<T, Failure>) => (result.ok ? ok(null) : result);
  switch (kind) {
    case 'invite': {
      const answer = await ask('invite', { email, role }, invited, signal);
      return answer.ok ? ok(answer.value.code) : answer;
    }
    case 'withdraw':
      return done(await ask('withdraw_invitation', { email }, v.unknown(), signal));
    case 'setRole':
      return done(await ask('set_role', { member, role: roles.some((one) => one === role) ? role : null }, v.unknown(), signal));
    default:
      return ok(null);
  }
}
