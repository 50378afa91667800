import type { SignInFailure } from '@/utils/sources/sign-in/sign-in';
import type { Invited, Member, Role } from '../transport/shapes';
import type { InvitationFault } from './invitation';
import type { Rejection } from './office';

/** Why somebody is not in the team. */
export type JoinFailure = SignInFailure | Rejection | { readonly kind: InvitationFault } | { readonly kind: 'notInvited' };

export type TeamOrder =
  | { readonly kind: 'list' }
  | { readonly kind: 'invite'; readonly email: string; readonly role: Role }
  | { readonly kind: 'withdraw'; readonly email: string }
  /** Null takes somebody out. */
  | { readonly kind: 'setRole'; readonly member: string; readonly role: Role | null };

export interface TeamPeople {
  readonly members: readonly Member[];
  readonly invitations: readonly Invited[];
  /** To be told to whom was just invited, by another way than the link: it is shown this once. */
  readonly code?: string;
}
