import { describe, expect, it, vi } from 'vitest';
import { dispatch, type Handlers, type Sender } from '@/utils/messaging/dispatch';
import { type BackgroundCalls, callers } from '@/utils/messaging/protocol';

const handlers = (): Handlers => ({
  announce: vi.fn(),
  loadHost: vi.fn(),
  leave: vi.fn(),
  hostHere: vi.fn(() => null),
  lessons: vi.fn(() => []),
  taught: vi.fn(),
  teach: vi.fn(() => true),
  stopTeaching: vi.fn(),
  loadCards: vi.fn(),
  cardNonce: vi.fn(() => null),
  claimCard: vi.fn(() => null),
  cardFigures: vi.fn(() => null),
  openPanel: vi.fn(() => false),
  pulse: vi.fn(),
  draft: vi.fn(),
  cardLooks: vi.fn(() => ({ areFiguresHidden: false, theme: 'system' as const })),
  focusOf: vi.fn(() => null),
  refresh: vi.fn(),
  readSites: vi.fn(),
  sendNotes: vi.fn(),
  followSources: vi.fn(),
  lookUp: vi.fn(() => ({ ok: false as const, error: { kind: 'aborted' as const } })),
  trySource: vi.fn(() => ({ ok: false as const, error: { kind: 'aborted' as const } })),
  sampleSource: vi.fn(() => ({ ok: false as const, error: { kind: 'aborted' as const } })),
  joinTeam: vi.fn(() => ({ ok: false as const, error: { kind: 'aborted' as const } })),
  leaveTeam: vi.fn(),
  syncTeam: vi.fn(() => null),
  lookInTeam: vi.fn(() => false),
  chooseInTeam: vi.fn(),
  manageTeam: vi.fn(() => ({ ok: false as const, error: { kind: 'aborted' as const } })),
});
const content: Sender = { caller: 'content', tabId: 7 };
const card: Sender = { caller: 'card', tabId: 7 };
const page: Sender = { caller: 'page', tabId: undefined };

describe('dispatch', () => {
  const calls = Object.keys(callers) as (keyof BackgroundCalls)[];
  it.each(calls.flatMap((call) => [content, card, page].map((sender) => [call, sender] as const)))(
    '%s from %o only where the table allows it',
    async (call, sender) => {
      const answering = handlers();
      const answer = await dispatch({ call, input: null }, sender, answering);
      const isAllowed = sender.caller !== undefined && callers[call].includes(sender.caller);
      expect(answer.ok).toBe(isAllowed);
      expect(answering[call]).toHaveBeenCalledTimes(isAllowed ? 1 : 0);
      if (!answer.ok) expect(answer.error).toBe('caller-not-allowed');
    },
  );

  it.each([['profile'], ['constructor'], ['__proto__'], ['toString'], [1], [null], [undefined]])('knows no call %j', async (call) => {
    expect(await dispatch({ call, input: {} }, page, handlers())).toEqual({ ok: false, error: 'unknown-call' });
  });

  it.each([[undefined], [null], ['announce'], [42], [[]]])('hears nothing in %j', async (message) => {
    expect(await dispatch(message, content, handlers())).toEqual({ ok: false, error: 'unknown-call' });
  });

  it('hears nobody from outside', async () => {
    expect(await dispatch({ call: 'announce', input: {} }, { caller: undefined, tabId: undefined }, handlers())).toEqual({
      ok: false,
      error: 'caller-not-allowed',
    });
  });

  it('hands on who asks', async () => {
    const answering = handlers();
    await dispatch({ call: 'announce', input: { people: [] } }, content, answering);
    expect(answering.announce).toHaveBeenCalledWith({ people: [] }, content);
  });
});
