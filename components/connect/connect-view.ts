import type { Result } from '@/utils/domain/result';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import type { Answer } from '@/utils/sources/answer';
import type { Failure } from '@/utils/sources/failure';
import type { Question } from '@/utils/sources/question';
import type { SignInFailure } from '@/utils/sources/sign-in/sign-in';
import type { Source } from '@/utils/sources/source';

/** Why a vendor was not even asked. */
export type NotAsked = { readonly kind: 'notAllowed'; readonly host: string } | { readonly kind: 'unreachable' };

/** The form of an account as it stands. */
export interface Filled {
  readonly account: AccountId;
  readonly source: Source;
  /** By field; an empty secret of an account that is there already stays as it was. */
  readonly values: Readonly<Record<string, string>>;
}

/** What can be done with other systems. Each is called inside the click: the browser asks the user only then. */
export interface ConnectActions {
  /** Asks as the account would be asked; of an API in JSON also how it answers. */
  readonly onTry: (filled: Filled, question: Question) => Promise<Result<Tried, Failure | NotAsked>>;
  /** Signs the user in; what comes back are more values of the form. */
  readonly onSignIn: (filled: Filled) => Promise<Result<Readonly<Record<string, string>>, SignInFailure | NotAsked>>;
  /** Keeps the account; resolves once it is on disk, or says why the vendor may not be asked. */
  readonly onSave: (filled: Filled) => Promise<Result<undefined, NotAsked>>;
  /** `takesBack`: with what was taken over from it. */
  readonly onDisconnect: (account: KeptAccount, takesBack: boolean) => Promise<void>;
  /** All that it answers is to be taken over, or no longer. */
  readonly onTakeOver: (account: KeptAccount, isOn: boolean) => void;
  /** Everybody it knows is to be brought in, with all that changes there, or no longer. */
  readonly onFollow: (account: KeptAccount, isOn: boolean) => void;
  /** What changed at accounts that are followed is to be brought in now. */
  readonly onHear: () => void;
}

export interface Tried {
  readonly answer: Answer;
  /** The answer of an API in JSON, as it came. */
  readonly sample?: unknown;
}

/** A system that somebody else decided on: what of its form is decided, and the account that is one, where there is. */
export interface NamedSystem {
  readonly source: Source;
  readonly settings: Readonly<Record<string, string>>;
  readonly account?: AccountId;
}
