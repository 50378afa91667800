import 'fake-indexeddb/auto';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { saveAccount } from '@/utils/db/accounts';
import { answersIn } from '@/utils/db/answers';
import { openDatabase } from '@/utils/db/open';
import type { Database } from '@/utils/db/schema';
import { err, ok } from '@/utils/domain/result';
import { millisOf } from '@/utils/domain/time';
import type { AccountId } from '@/utils/sources/account';
import { type Answer, facts } from '@/utils/sources/answer';
import { customer, ticket } from '@/utils/sources/drafts';
import type { Question } from '@/utils/sources/question';
import { keyOf } from '@/utils/sources/remember';
import { type Asking, createElsewhere, type Subject } from '@/utils/state/elsewhere';
import { merged } from '@/utils/state/merged-answers';
import { questionsAbout } from '@/utils/state/questions';
import { address } from '../../fixtures/sources/people';
import { customerWith } from '../customer';

const at = millisOf(new Date('2026-11-03T12:00:00Z'));
const byEmail = (text: string): Question => ({ by: 'email', value: address(text) });
const ada = byEmail('ada@acme.example');
const answerOf = (name: string, asOf = at): Answer => ({
  ...facts({ customers: [customer({ sourceKey: `desk:${name}`, name, emails: [] })] }),
  ...{ account: 'desk' as AccountId, source: 'zammad', asOf },
});

let db: Database;
let stop: AbortController;
let count = 0;
beforeEach(async () => {
  db = await openDatabase({}, `elsewhere-${count++}`);
  stop = new AbortController();
});
afterEach(() => stop.abort());

const connected = (id = 'desk') =>
  saveAccount(
    db,
    {
      ...{ id: id as AccountId, sourceId: 'zammad', settings: {}, label: 'Zammad', host: 'desk.example' },
      ...{ connectedAt: at, state: { kind: 'new' } },
    },
    {},
  );

function started(subject: Subject | undefined, lookUp: Asking['lookUp'], seen: Asking['seen'] = async () => undefined) {
  const about = signal(subject);
  const asked = vi.fn(lookUp);
  return { about, asked, model: createElsewhere(db, about, { lookUp: asked, seen }, stop.signal) };
}
const settled = (work: () => void) => vi.waitFor(work, { timeout: 3_000 });
const names = (model: ReturnType<typeof createElsewhere>) => model.view.value?.told[0]?.answer?.customers.map(({ name }) => name);

describe('what other systems say', () => {
  it('is what they said before, and then what they say now', async () => {
    await connected();
    await answersIn(async () => db).set(keyOf('desk' as AccountId, ada), answerOf('Ada, as she was'));
    const { model, asked } = started({ questions: [ada], isStranger: false }, async () => ok(ok(answerOf('Ada'))));
    await settled(() => expect(names(model)).toEqual(['Ada, as she was']));
    expect(asked).not.toHaveBeenCalled();
    await settled(() => expect(names(model)).toEqual(['Ada']));
    expect(asked.mock.calls).toEqual([['desk', ada, false]]);
  });

  it('stays where they give no answer now, with the reason', async () => {
    await connected();
    await answersIn(async () => db).set(keyOf('desk' as AccountId, ada), answerOf('Ada'));
    const { model } = started({ questions: [ada], isStranger: false }, async () => ok(err({ kind: 'unauthorised' })));
    await settled(() => expect(model.view.value?.told[0]?.failure).toEqual({ kind: 'unauthorised' }));
    expect(names(model)).toEqual(['Ada']);
  });

  it('is that the question did not arrive, where the background is gone', async () => {
    await connected();
    const { model, asked } = started({ questions: [ada], isStranger: false }, async () => err('unreachable'));
    await settled(() => expect(model.view.value?.told[0]?.failure).toEqual({ kind: 'unreachable' }));
    asked.mockImplementation(async () => ok(ok(answerOf('Ada'))));
    model.askAgain('desk' as AccountId);
    await settled(() => expect(names(model)).toEqual(['Ada']));
    expect(model.view.value?.told[0]?.failure).toBeUndefined();
    expect(asked.mock.calls.at(-1)).toEqual(['desk', ada, true]);
  });

  it('is nothing where none is connected', async () => {
    const { model, asked } = started({ questions: [ada], isStranger: false }, async () => ok(ok(answerOf('Ada'))));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(model.view.value).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('who is asked about', () => {
  it('is nobody who is only paged past', async () => {
    await connected();
    const { about, asked, model } = started({ questions: [ada], isStranger: false }, async () => ok(ok(answerOf('x'))));
    await settled(() => expect(model.view.value).toBeDefined());
    for (let index = 0; index < 5; index++) about.value = { questions: [byEmail(`p${index}@acme.example`)], isStranger: false };
    await settled(() => expect(asked).toHaveBeenCalled());
    expect(asked.mock.calls.map(([, { value }]) => value)).toEqual(['p4@acme.example']);
  });

  it('is nobody while nobody looks', async () => {
    await connected();
    let look = () => undefined as undefined;
    const seen = () =>
      new Promise<void>((resolve) => {
        look = () => void resolve() as undefined;
      });
    const { asked } = started({ questions: [ada], isStranger: false }, async () => ok(ok(answerOf('x'))), seen);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(asked).not.toHaveBeenCalled();
    look();
    await settled(() => expect(asked).toHaveBeenCalledTimes(1));
  });

  it('is no more than twenty strangers a minute, however many a page shows', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    try {
      await connected();
      const { about, asked } = started(undefined, async () => ok(ok(answerOf('x'))));
      const next = async () => {
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        await vi.advanceTimersByTimeAsync(450);
      };
      await next();
      for (let index = 0; index < 30; index++) {
        about.value = { questions: [byEmail(`made-up-${index}@evil.example`)], isStranger: true };
        await next();
      }
      expect(asked).toHaveBeenCalledTimes(20);
      about.value = { questions: [ada], isStranger: false };
      await next();
      expect(asked).toHaveBeenCalledTimes(21);
    } finally {
      vi.useRealTimers();
    }
  });
});

it.each([
  [
    'by every address, the one on the page first',
    { emails: ['a@x.example', 'b@x.example'].map(address) },
    'b@x.example',
    ['email b@x.example', 'email a@x.example'],
  ],
  [
    'by no more than three',
    { emails: ['a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'].map(address) },
    undefined,
    ['email a@x.example', 'email b@x.example', 'email c@x.example'],
  ],
  ['by an address that is theirs alone', { emails: [address('a@x.example')] }, 'z@x.example', ['email a@x.example']],
  ['by telephone without any', { phones: ['+441632960001'] }, undefined, ['phone +441632960001']],
  ['a person never by name', {}, undefined, []],
  ['a company by name', { kind: 'company' as const }, undefined, ['name Acme']],
])('asks %s', (_, more, onPage, questions) => {
  const about = questionsAbout(customerWith('Acme', more), onPage === undefined ? undefined : address(onPage));
  expect(about.map(({ by, value }) => `${by} ${value}`)).toEqual(questions);
});

it('takes what two questions tell for one answer, as old as the older', () => {
  const told = ticket({ sourceKey: 't:1', of: 'desk:Ada', at, summary: 'Sails', isOpen: true });
  const later = { ...answerOf('Ada', millisOf(new Date(at + 5))), interactions: [told] };
  const together = merged([later, { ...answerOf('Ada'), interactions: [told] }, answerOf('Bo')]);
  expect(together).toMatchObject({ asOf: at, customers: [{ name: 'Ada' }, { name: 'Bo' }], interactions: [{ summary: 'Sails' }] });
  expect(merged([])).toBeUndefined();
});
