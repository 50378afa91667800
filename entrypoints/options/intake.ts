import { type ReadonlySignal, signal } from '@preact/signals';
import type { IntakeView } from '@/components/intake/intake-view';
import { sentencesForWorker } from '@/components/intake/words';
import type { Currency } from '@/utils/domain/money';
import type { Choices } from '@/utils/intake/choices';
import { delimiterFor } from '@/utils/intake/export/csv';
import type { IntakeReply, IntakeRequest } from '@/utils/intake/messages';
import IntakeWorker from '@/utils/intake/worker?worker';
import { saveFile } from './save-file';

/** One import after the other, in a web worker. */
export interface Intake {
  readonly view: ReadonlySignal<IntakeView>;
  /** Reads the file and compares it; nothing is written. */
  check(file: File, currency: Currency): void;
  /** Reads the same file again, as the user says. */
  correct(choices: Choices): void;
  /** Reads it again, and takes in customers who were erased. */
  takeErased(choices: Choices): void;
  /** Imports the file that was checked. */
  apply(): void;
  pause(isPaused: boolean): void;
  /** Leaves the checked file, or stops what is going on. */
  cancel(): void;
  /** Saves the refused rows of the checked file. */
  saveRefused(): void;
}

export function createIntake(): Intake {
  const worker = new IntakeWorker();
  const view = signal<IntakeView>({ state: 'idle' });
  let last: { readonly file: File; readonly currency: Currency } | undefined;
  const ask = (request: IntakeRequest) => worker.postMessage(request);
  const fileName = () => last?.file.name ?? '';
  const begin = (step: 'reading' | 'writing') => {
    view.value = { state: 'working', fileName: fileName(), step, rows: 0, total: undefined, rowsPerSecond: 0 };
  };
  worker.addEventListener('message', ({ data }: MessageEvent<IntakeReply>) => {
    if (data.kind === 'refused-rows') saveFile(data.file, refusedName(fileName()));
    else view.value = viewOf(data, fileName(), view.value);
  });
  // The script itself failed, as where it could not be loaded.
  worker.addEventListener('error', () => {
    view.value = { state: 'failed', fileName: fileName(), error: { kind: 'storage' } };
  });
  const again = (said: { readonly choices: Choices; readonly takesErased?: boolean }) => {
    if (last === undefined) return;
    begin('reading');
    ask({ kind: 'check', ...last, ...said });
  };
  return {
    view,
    check(file, currency) {
      last = { file, currency };
      begin('reading');
      ask({ kind: 'check', file, currency });
    },
    correct: (choices) => again({ choices }),
    takeErased: (choices) => again({ choices, takesErased: true }),
    apply() {
      begin('writing');
      ask({ kind: 'apply' });
    },
    pause(isPaused) {
      ask({ kind: isPaused ? 'pause' : 'resume' });
      if (view.value.state === 'working') view.value = { ...view.value, isPaused };
    },
    cancel() {
      if (view.value.state === 'working') ask({ kind: 'cancel' });
      else view.value = { state: 'idle' };
    },
    saveRefused: () => ask({ kind: 'refused-rows', sentences: sentencesForWorker(), delimiter: delimiterFor() }),
  };
}

/** A step that was told of before the pause takes no pause away. */
function viewOf(reply: Exclude<IntakeReply, { kind: 'refused-rows' }>, fileName: string, before: IntakeView): IntakeView {
  switch (reply.kind) {
    case 'progress': {
      const { step, rows, total, rowsPerSecond } = reply;
      const isPaused = before.state === 'working' && before.isPaused === true;
      return { state: 'working', fileName, step, rows, total, rowsPerSecond, isPaused };
    }
    case 'asking':
      return { state: 'asking', fileName, understanding: reply.understanding };
    case 'checked':
      return { state: 'checked', fileName, plan: reply.plan, understanding: reply.understanding };
    case 'rates':
    case 'rates-kept':
      return { state: 'rates', fileName, found: reply.found, isKept: reply.kind === 'rates-kept' };
    case 'applied':
      return { state: 'done', fileName, counts: reply.job };
    case 'cancelled':
      return { state: 'cancelled', rows: reply.job?.rows ?? 0 };
    case 'failed':
      return { state: 'failed', fileName, error: reply.error };
  }
}

const refusedName = (fileName: string): string => `${fileName.replace(/\.[^.]*$/, '')}-refused.csv`;
