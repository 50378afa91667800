import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ArchiveTask, ArchiveView } from '@/components/archive/archive-view';
import { type CivilDate, civilDateAt, millisOf } from '@/utils/domain/time';
import type { ArchiveReply, ArchiveRequest } from '@/utils/intake/backup/messages';
import type { RestoreMode } from '@/utils/intake/backup/restore';
import ArchiveWorker from '@/utils/intake/backup/worker?worker';
import { delimiterFor } from '@/utils/intake/export/csv';
import type { ExportFormat } from '@/utils/intake/export/export';
import { backupName, exportName } from '@/utils/intake/export/file-name';
import { saveFile } from './save-file';

/** Exports, backups and restores, one after the other, in a web worker. */
export interface Archive {
  /** How far the last export or backup has come. */
  readonly out: ReadonlySignal<ArchiveView>;
  /** How far the last restore has come: what was found in a file stays while a backup is made first. */
  readonly back: ReadonlySignal<ArchiveView>;
  readonly isBusy: ReadonlySignal<boolean>;
  export(format: ExportFormat): void;
  /** Without encryption where the passphrase is empty. */
  backUp(passphrase: string): void;
  /** Checks a backup and says what is in it; nothing is touched. */
  read(file: File): void;
  /** Reads the same file again, with its passphrase. */
  open(passphrase: string): void;
  /** Restores the backup that was read. */
  restore(mode: RestoreMode, takesErased: boolean): void;
  /** Leaves the file that was read, or stops what is going on. */
  cancel(): void;
}

/** @param onRestored settings may be others now */
export function createArchive(onRestored: () => void, onBackedUp: (on: CivilDate) => void): Archive {
  const out = signal<ArchiveView>({ state: 'idle' });
  const back = signal<ArchiveView>({ state: 'idle' });
  const isBusy = computed(() => out.value.state === 'working' || back.value.state === 'working');
  let worker: Worker | undefined;
  let task: ArchiveTask = 'export';
  let saveAs = '';
  let chosen: File | undefined;

  const show = (view: ArchiveView) => {
    (task === 'export' || task === 'backup' ? out : back).value = view;
  };
  const begin = (next: ArchiveTask, request: ArchiveRequest) => {
    task = next;
    show({ state: 'working', task, done: 0, total: undefined });
    worker ??= started();
    worker.postMessage(request);
  };
  const started = () => {
    const fresh = new ArchiveWorker();
    fresh.addEventListener('message', ({ data }: MessageEvent<ArchiveReply>) => {
      show(viewOf(data));
      if (data.kind === 'file') saveFile(data.file, saveAs);
      if (data.kind === 'file' && task === 'backup') onBackedUp(today());
      if (data.kind === 'restored') onRestored();
    });
    // The script itself failed, as where it could not be loaded.
    fresh.addEventListener('error', () => show({ state: 'failed', task, error: 'storage' }));
    return fresh;
  };
  const viewOf = (reply: ArchiveReply): ArchiveView => {
    const fileName = chosen?.name ?? '';
    switch (reply.kind) {
      case 'progress':
        return { state: 'working', task, done: reply.done, total: reply.total };
      case 'file':
        return { state: 'saved', task: task === 'backup' ? 'backup' : 'export', fileName: saveAs };
      case 'asking':
        return { state: 'asking', task: 'read', fileName, isWrong: reply.isWrong };
      case 'read':
        return { state: 'found', task: 'read', fileName, contents: reply.contents };
      case 'restored':
        return { state: 'restored', task: 'restore', fileName, restored: reply.restored };
      case 'cancelled':
        return { state: 'cancelled', task };
      case 'failed':
        return { state: 'failed', task, error: reply.error };
    }
  };
  const open = (passphrase: string) => {
    if (chosen !== undefined) begin('read', { kind: 'read', file: chosen, passphrase });
  };
  return {
    ...{ out, back, isBusy },
    export(format) {
      saveAs = exportName(format, today());
      begin('export', { kind: 'export', format, delimiter: delimiterFor() });
    },
    backUp(passphrase) {
      saveAs = backupName(today());
      begin('backup', { kind: 'backup', passphrase });
    },
    read(file) {
      chosen = file;
      open('');
    },
    open,
    restore: (mode, takesErased) => begin('restore', { kind: 'restore', mode, takesErased }),
    cancel() {
      if (isBusy.value) worker?.postMessage({ kind: 'cancel' } satisfies ArchiveRequest);
      else back.value = { state: 'idle' };
    },
  };
}

const today = () => civilDateAt(millisOf(new Date()));
