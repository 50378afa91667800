import * as v from 'valibot';
import { err, ok, type Result } from '@/utils/domain/result';
import { sourceOf } from '@/utils/sources';
import type { AccountId } from '@/utils/sources/account';
import { type Answer, nobody } from '@/utils/sources/answer';
import { connect, type World } from '@/utils/sources/connect';
import type { Failure } from '@/utils/sources/failure';
import { apart } from '@/utils/sources/fields';
import { filledIn } from '@/utils/sources/json/template';
import type { Question } from '@/utils/sources/question';
import { jsonApi } from '@/utils/sources/vendors/json-api';

/** What is tried: an account that is not saved yet, or its form as it stands. */
export interface Trial {
  readonly account: AccountId;
  readonly sourceId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly question: Question;
}

/** Asks as the account would be asked, and keeps nothing but its pace and what a renewal gave. */
export async function tryOut(trial: Trial, world: World): Promise<Result<Answer, Failure>> {
  const source = sourceOf(trial.sourceId);
  if (source === undefined) return err({ kind: 'aborted' });
  const account = { id: trial.account, sourceId: source.id, ...apart(source.fields, trial.values) };
  return connect(source, account, world).lookup(trial.question, new AbortController().signal);
}

/** What an API in JSON answers, before anything is made of it: to see what its paths lead to. */
export async function sampleOf(trial: Trial, world: World): Promise<Result<unknown, Failure>> {
  let sample: unknown;
  const plain = {
    ...jsonApi,
    lookup: async (...[question, { ask, settings }]: Parameters<typeof jsonApi.lookup>) => {
      const answer = await ask(filledIn(settings.template, question), v.unknown());
      if (!answer.ok) return answer;
      sample = answer.value;
      return ok(nobody);
    },
  };
  const account = { id: trial.account, sourceId: jsonApi.id, ...apart(jsonApi.fields, trial.values) };
  const asked = await connect(plain, account, world).lookup(trial.question, new AbortController().signal);
  return asked.ok ? ok(sample) : asked;
}
