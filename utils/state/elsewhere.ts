import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { listAccounts } from '@/utils/db/accounts';
import { keptAnswers } from '@/utils/db/answers';
import { onChange } from '@/utils/db/changes';
import type { Database } from '@/utils/db/schema';
import { err, ok, type Result } from '@/utils/domain/result';
import { type Millis, millisOf } from '@/utils/domain/time';
import { readPolicy } from '@/utils/settings/policy/kept';
import { allowsSource } from '@/utils/settings/policy/policy';
import type { AccountId, KeptAccount } from '@/utils/sources/account';
import type { Answer } from '@/utils/sources/answer';
import type { Failure } from '@/utils/sources/failure';
import type { Question } from '@/utils/sources/question';
import { keyOf } from '@/utils/sources/remember';
import { merged } from './merged-answers';

/** Whom other systems are asked about. */
export interface Subject {
  /** What they can be found by, the surest first. */
  readonly questions: readonly Question[];
  /** Nobody of ours: a page may show as many of them as it likes. */
  readonly isStranger: boolean;
}

/** What one account says of the customer, and whether it is being asked. */
export interface Told {
  readonly account: KeptAccount;
  /** Undefined where nothing was ever answered. */
  readonly answer: Answer | undefined;
  readonly isAsking: boolean;
  /** Why there is no newer answer; `unreachable` where the question did not arrive at the background. */
  readonly failure?: Failure | { readonly kind: 'unreachable' };
}

export interface ElsewhereView {
  readonly told: readonly Told[];
  /** By nothing that is known of them can anybody be asked. */
  readonly isUnaskable: boolean;
  readonly now: Millis;
}

export interface ElsewhereModel {
  /** Undefined where no system is connected, or nobody is shown. */
  readonly view: ReadonlySignal<ElsewhereView | undefined>;
  /** Asks an account again, as its user wishes. */
  askAgain(account: AccountId): void;
}

export interface Asking {
  /** Asks the background. */
  lookUp(account: AccountId, question: Question, isWanted: boolean): Promise<Result<Result<Answer, Failure>, unknown>>;
  /** Resolves while somebody looks at this page: who does not look has nothing asked. */
  seen(): Promise<void>;
}

/** Somebody must be shown for so long before they are asked about, in milliseconds: who is paged past is not. */
const SETTLED = 400;
/** So many strangers a minute: a page cannot spend more of an account's requests by showing people whom it makes up. */
const STRANGERS = 20;
const MINUTE = 60_000;

/** Shows at once what other systems answered before, and asks them about whoever is shown, until the signal aborts. */
export function createElsewhere(
  db: Database,
  subject: ReadonlySignal<Subject | undefined>,
  { lookUp, seen }: Asking,
  stop: AbortSignal,
): ElsewhereModel {
  const accounts = signal<readonly KeptAccount[]>([]);
  const view = signal<ElsewhereView | undefined>(undefined);
  let strangers: Millis[] = [];
  let turn = 0;
  let shown = '';

  const now = () => millisOf(new Date());
  const change = (id: AccountId, edit: (told: Told) => Told) => {
    const { value } = view;
    if (value) view.value = { ...value, told: value.told.map((each) => (each.account.id === id ? edit(each) : each)), now: now() };
  };

  async function ask({ id }: KeptAccount, questions: readonly Question[], mine: number, isWanted: boolean): Promise<void> {
    change(id, ({ account, answer }) => ({ account, answer, isAsking: true }));
    const told = await Promise.all(questions.map((question) => reached(lookUp(id, question, isWanted))));
    if (mine !== turn) return;
    const answers = told.flatMap((each) => (each.ok ? each.value : []));
    const failed = told.find((each) => !each.ok);
    change(id, ({ account, answer }) => ({
      account,
      answer: merged(answers) ?? answer,
      isAsking: false,
      ...(failed && !failed.ok ? { failure: failed.error } : {}),
    }));
  }

  /** Whether a stranger may be asked about unasked. */
  function mayAsk({ isStranger }: Subject): boolean {
    if (!isStranger) return true;
    strangers = strangers.filter((at) => now() - at < MINUTE);
    if (strangers.length >= STRANGERS) return false;
    strangers.push(now());
    return true;
  }

  async function look(about: Subject, all: readonly KeptAccount[]): Promise<void> {
    const mine = ++turn;
    const { questions } = about;
    const kept = await Promise.all(
      all.map(({ id }) =>
        keptAnswers(
          db,
          questions.map((question) => keyOf(id, question)),
        ),
      ),
    );
    if (mine !== turn) return;
    const told = all.map((account, index) => ({
      account,
      answer: merged((kept[index] ?? []).flatMap((each) => each ?? [])),
      isAsking: false,
    }));
    view.value = { told, isUnaskable: questions.length === 0, now: now() };
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
    await seen();
    if (mine !== turn || questions.length === 0 || !mayAsk(about)) return;
    await Promise.all(all.map((account) => ask(account, questions, mine, false)));
  }

  const read = async () => {
    const [all, policy] = await Promise.all([listAccounts(db), readPolicy(db)]);
    accounts.value = all.filter(({ sourceId, settings }) => allowsSource(policy, sourceId, settings));
  };
  onChange(({ kinds }) => {
    if (kinds.includes('account') || kinds.includes('setting')) void read();
  }, stop);
  void read();
  const dispose = effect(() => {
    const [about, all] = [subject.value, accounts.value];
    // How an account fares changes with each answer: that is no reason to ask again.
    const key = JSON.stringify([about, all.map(({ id, revision }) => [id, revision])]);
    if (key === shown) return;
    shown = key;
    if (about === undefined || all.length === 0) {
      turn++;
      view.value = undefined;
    } else void look(about, all).catch((error: unknown) => console.error('[regard]', error));
  });
  // What was told grows older while one looks at it.
  const clock = setInterval(() => {
    if (view.value) view.value = { ...view.value, now: now() };
  }, MINUTE / 2);
  stop.addEventListener('abort', () => {
    dispose();
    clearInterval(clock);
  });

  return {
    view,
    askAgain(id) {
      const account = accounts.value.find((each) => each.id === id);
      const questions = subject.value?.questions ?? [];
      if (account !== undefined && questions.length > 0) void ask(account, questions, turn, true);
    },
  };
}

async function reached(
  asked: Promise<Result<Result<Answer, Failure>, unknown>>,
): Promise<Result<Answer, Failure | { readonly kind: 'unreachable' }>> {
  const arrived = await asked;
  if (!arrived.ok) return err({ kind: 'unreachable' });
  return arrived.value.ok ? ok(arrived.value.value) : arrived.value;
}
