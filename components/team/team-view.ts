import type { Result } from '@/utils/domain/result';
import type { Failure } from '@/utils/sources/failure';
import type { Credentials } from '@/utils/team/joining/entrance';
import type { Joined } from '@/utils/team/joining/kept';
import type { JoinFailure, TeamOrder, TeamPeople } from '@/utils/team/joining/orders';
import type { Content } from '@/utils/team/replica/content';
import type { Why } from '@/utils/team/replica/slot';
import type { Standing } from '@/utils/team/replica/syncing';

/** The user said no to the browser's question, or the background gave no answer. */
export type NotJoined = JoinFailure | { readonly kind: 'notAllowed'; readonly host: string } | { readonly kind: 'unreachable' };

/** A record that waits for a person. */
export interface Asking {
  readonly key: string;
  /** The kind of record. */
  readonly kind: string;
  /** Whom it is about, where that is known here. */
  readonly about: string;
  readonly mine: Content | null;
  readonly theirs: Content | null;
  /** Why the team does not take ours; absent where somebody else wrote as well. */
  readonly why?: Why;
}

export interface TeamView {
  /** Undefined where nobody joined one. */
  readonly joined: Joined | undefined;
  readonly standing: Standing | undefined;
  readonly asking: readonly Asking[];
  /** The one team that may be joined, by the link of its invitation, where somebody decided so for everybody. */
  readonly decidedLink?: string | undefined;
}

export interface TeamActions {
  /** Must be called in the click: the browser wants to see it. */
  onJoin(link: string, credentials: Credentials | undefined, isSharing: boolean): Promise<Result<null, NotJoined>>;
  onLeave(): Promise<void>;
  /** Everything that is here is to be told. */
  onShare(): Promise<void>;
  onChoose(key: string, content: Content | null): Promise<void>;
  onManage(order: TeamOrder): Promise<Result<TeamPeople, Failure | { readonly kind: 'unreachable' }>>;
}
