import type { KeptAccount } from '@/utils/sources/account';
import type { Told } from '@/utils/state/elsewhere';

/** What the user can do where an account gives no answer. */
export interface ElsewhereActions {
  readonly onAskAgain: (account: KeptAccount) => void;
  /** Lets the browser ask the origin again. Called inside the click. */
  readonly onAllow: (account: KeptAccount, origin: string) => void;
  /** Opens the account in the options: to sign in again, or to enter another token. */
  readonly onSettings: (account: KeptAccount) => void;
}

/** What helps against a failure. */
export function remedyFor(failure: NonNullable<Told['failure']>): 'allow' | 'settings' | 'retry' {
  switch (failure.kind) {
    case 'notPermitted':
      return 'allow';
    case 'unauthorised':
    case 'forbidden':
    case 'notFound':
    case 'elsewhere':
    case 'incomplete':
      return 'settings';
    default:
      return 'retry';
  }
}
