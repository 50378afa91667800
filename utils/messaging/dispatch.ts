import { type BackgroundCalls, type Caller, callers } from './protocol';

/** Where a message came from, as far as the browser vouches for it. */
export interface Sender {
  readonly caller: Caller | undefined;
  readonly tabId: number | undefined;
  /** The address of the document that sent it. */
  readonly url?: string | undefined;
  /** The document that a script runs in, where the browser tells. */
  readonly documentId?: string | undefined;
}

/** One answer for each call; `sender` is checked before. */
export type Handlers = {
  readonly [Call in keyof BackgroundCalls]: (
    input: Parameters<BackgroundCalls[Call]>[0],
    sender: Sender,
  ) => Promise<ReturnType<BackgroundCalls[Call]>> | ReturnType<BackgroundCalls[Call]>;
};

export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Refusal };
export type Refusal = 'unknown-call' | 'caller-not-allowed' | 'failed';

/** Answers one message, or refuses it: the call must exist and its sender be on its list. Handlers decode what they are given. */
export async function dispatch(message: unknown, sender: Sender, handlers: Handlers): Promise<Answer> {
  const { call, input } = asMessage(message);
  if (call === undefined) return { ok: false, error: 'unknown-call' };
  if (sender.caller === undefined || !callers[call].includes(sender.caller)) return { ok: false, error: 'caller-not-allowed' };
  const handle = handlers[call] as (input: unknown, sender: Sender) => unknown;
  return { ok: true, value: (await handle(input, sender)) ?? null };
}

function asMessage(message: unknown): { call: keyof BackgroundCalls | undefined; input: unknown } {
  if (typeof message !== 'object' || message === null || !('call' in message)) return { call: undefined, input: undefined };
  const { call } = message;
  return { call: isCall(call) ? call : undefined, input: 'input' in message ? message.input : undefined };
}

const isCall = (call: unknown): call is keyof BackgroundCalls => typeof call === 'string' && Object.hasOwn(callers, call);
