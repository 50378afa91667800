import type { CustomerId } from '@/utils/domain/customer';
import type { Id } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import type { AccountId } from './account';
import type { Failure } from './failure';

export type NoteOutId = Id<'noteOut'>;

/** A note on its way to another system. */
export interface NoteOut {
  readonly id: NoteOutId;
  readonly customerId: CustomerId;
  readonly account: AccountId;
  /** The key of the record there that it is kept beside. */
  readonly about: string;
  readonly text: string;
  readonly madeAt: Millis;
  readonly state:
    | { readonly kind: 'waiting'; readonly tries: number; readonly notBefore: Millis; readonly failure?: Failure }
    /** Asked, and not heard of since: it may stand there already. */
    | { readonly kind: 'sending'; readonly tries: number; readonly since: Millis }
    | { readonly kind: 'sent'; readonly at: Millis }
    /** Asking again changes nothing; the user decides. */
    | { readonly kind: 'refused'; readonly at: Millis; readonly failure: Failure }
    /** The background ended while it was sent: only the vendor knows whether it stands there; the user decides. */
    | { readonly kind: 'unsure'; readonly at: Millis };
}
