import { type ReadonlySignal, signal } from '@preact/signals';
import type { IntakeView } from '@/components/intake/intake-view';
import type { Currency } from '@/utils/domain/money';
import type { IntakeReply, IntakeRequest } from '@/utils/intake/messages';
import IntakeWorker from '@/utils/intake/worker?worker';

/** One import after the other, in a web worker. */
export interface Intake {
  readonly view: ReadonlySignal<IntakeView>;
  /** Reads the file and compares it; nothing is written. */
  check(file: File, currency: Currency): void;
  /** Imports the file that was checked. */
  apply(): void;
  /** Leaves the checked file, or stops what is going on. */
  cancel(): void;
}

export function createIntake(): Intake {
  const worker = new IntakeWorker();
  const view = signal<IntakeView>({ state: 'idle' });
  let fileName = '';
  const ask = (request: IntakeRequest) => worker.postMessage(request);
  const begin = (step: 'reading' | 'writing') => {
    view.value = { state: 'working', fileName, step, rows: 0, total: undefined, rowsPerSecond: 0 };
  };
  worker.addEventListener('message', ({ data }: MessageEvent<IntakeReply>) => {
    view.value = viewOf(data, fileName);
  });
  // The script itself failed, as where it could not be loaded.
  worker.addEventListener('error', () => {
    view.value = { state: 'failed', fileName, error: { kind: 'storage' } };
  });
  return {
    view,
    check(file, currency) {
      fileName = file.name;
      begin('reading');
      ask({ kind: 'check', file, currency });
    },
    apply() {
      begin('writing');
      ask({ kind: 'apply' });
    },
    cancel() {
      if (view.value.state === 'working') ask({ kind: 'cancel' });
      else view.value = { state: 'idle' };
    },
  };
}

function viewOf(reply: IntakeReply, fileName: string): IntakeView {
  switch (reply.kind) {
    case 'progress':
      return { state: 'working', fileName, step: reply.step, rows: reply.rows, total: reply.total, rowsPerSecond: reply.rowsPerSecond };
    case 'checked':
      return { state: 'checked', fileName, plan: reply.plan };
    case 'applied':
      return { state: 'done', fileName, counts: reply.job };
    case 'cancelled':
      return { state: 'cancelled', rows: reply.job?.rows ?? 0 };
    case 'failed':
      return { state: 'failed', fileName, error: reply.error };
  }
}
