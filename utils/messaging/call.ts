import { browser } from 'wxt/browser';
import { err, ok, type Result } from '@/utils/domain/result';
import type { Refusal } from './dispatch';
import type { BackgroundCalls } from './protocol';

/** Asks the background; `unreachable` where the extension was updated or switched off under this script. */
export async function call<Call extends keyof BackgroundCalls>(
  name: Call,
  input: Parameters<BackgroundCalls[Call]>[0],
): Promise<Result<ReturnType<BackgroundCalls[Call]>, Refusal | 'unreachable'>> {
  try {
    const answer: { ok: true; value: ReturnType<BackgroundCalls[Call]> } | { ok: false; error: Refusal } | undefined =
      await browser.runtime.sendMessage({ call: name, input });
    if (answer === undefined) return err('unreachable');
    return answer.ok ? ok(answer.value) : err(answer.error);
  } catch {
    // No receiver: the background of this script's version is gone.
    return err('unreachable');
  }
}
